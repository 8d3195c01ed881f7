package org.learnwire.database;

import java.sql.SQLException;
import java.util.List;

/**
 * What is written last before a commit, once for all units that share it: for rows that stand in
 * one line, so that who writes them holds the end of that line as shortly as can be.
 *
 * @param <T> what a unit leaves; what a unit left that was taken back is not among the items
 */
public interface AtCommit<T> {
  /** Names the work to whoever listens to writes. */
  String what();

  /** Writes everything; when it fails, the whole group is taken back. */
  void write(Tx tx, List<T> items) throws SQLException;
}
