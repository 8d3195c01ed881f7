package org.learnwire.database;

import java.sql.SQLException;
import java.util.List;

/**
 * What is to be done with items that waited together: one set of batched statements for all.
 *
 * @param <I> what one caller brings
 * @param <O> what one caller is answered
 */
public interface GroupWork<I, O> {
  /**
   * Writes all items in one unit; returns an outcome for each, in their order. For an item that it
   * refuses it must have written nothing. May be run again: alone for each item after it threw, and
   * whole after the database asked for it.
   */
  List<Outcome<O>> in(Tx tx, List<I> items) throws SQLException;

  /** How much an item adds to its group, in rows of its main table. */
  default int weight(I item) {
    return 1;
  }
}
