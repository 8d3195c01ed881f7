package org.learnwire.routes;

import java.sql.SQLException;
import java.util.List;
import org.learnwire.database.Tx;

/** Statements whose person was not known when they came: they are decided on when the person is. */
final class WaitingEvents {
  private WaitingEvents() {}

  /**
   * @param position of the statement in the journal
   * @param identity what it waits for
   */
  static void add(Tx tx, long position, String identity) throws SQLException {
    tx.update(
        "insert into waiting_event (position, identity) values (?, ?)"
            + " on conflict (position) do nothing",
        position,
        identity);
  }

  /** Their positions, those of one identity in the order of the journal. */
  static List<Long> positions(Tx tx) throws SQLException {
    return tx.list(
        "select position from waiting_event order by identity, position", row -> row.getLong(1));
  }

  static boolean holds(Tx tx, long position) throws SQLException {
    return tx.one("select 1 from waiting_event where position = ?", row -> true, position)
        .isPresent();
  }

  static void remove(Tx tx, long position) throws SQLException {
    tx.update("delete from waiting_event where position = ?", position);
  }
}
