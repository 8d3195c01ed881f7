package org.learnwire.database;

import java.sql.SQLException;

/** How far each reader of the journal has come. */
public final class Checkpoints {
  private Checkpoints() {}

  /** The last position that the reader has dealt with; 0 before the first. */
  public static long position(Tx tx, String reader) throws SQLException {
    return tx.one("select position from checkpoint where reader = ?", r -> r.getLong(1), reader)
        .orElse(0L);
  }

  /** Moves the reader forward, in the same unit of work as what it did with the events. */
  public static void move(Tx tx, String reader, long position) throws SQLException {
    tx.update(
        "insert into checkpoint (reader, position) values (?, ?)"
            + " on conflict (reader) do update set position = excluded.position",
        reader,
        position);
  }
}
