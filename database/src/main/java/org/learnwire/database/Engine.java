package org.learnwire.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What differs between the databases. */
interface Engine extends AutoCloseable {
  Dialect dialect();

  /** Brings the tables up to date; says plainly what stands in the way. */
  void migrate();

  /** A connection for the one writer of this process, without auto-commit. */
  Connection connect() throws SQLException;

  /** How connections for reading are made. */
  HikariConfig reading();

  /** The database asks for the whole group to be run again. */
  boolean asksAgain(SQLException failure);

  /** The connection is gone. */
  boolean isLost(SQLException failure);

  /** Told after each commit of the one writer. */
  default void committed() {}

  /** What was deleted is to lie about no longer, where that is ours to see to. */
  default void wipe() throws SQLException {}

  /** Where the database is: for messages, without secrets. */
  String place();

  Instant consistentThrough(JournalClock clock, Instant now);

  @Override
  void close();
}
