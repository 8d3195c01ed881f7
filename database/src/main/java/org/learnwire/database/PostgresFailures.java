package org.learnwire.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes mean to us (PostgreSQL documentation, appendix A). */
final class PostgresFailures {
  /** Serialization failure, deadlock detected. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01");

  private static final int OLDEST = 14;

  /** Opens a connection. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }

  private PostgresFailures() {}

  static boolean asksAgain(SQLException failure) {
    return failure.getSQLState() != null && AGAIN.contains(failure.getSQLState());
  }

  /** Class 08 is the connection's; 57P01 to 57P05 say that the server ended it. */
  static boolean isLost(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  /**
   * Throws what an administrator can act on, or returns when the server answers and is new enough.
   */
  static void checkReachable(PostgresTarget target, Opening opening) {
    try (Connection connection = opening.open()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new DatabaseFailure(
            "PostgreSQL %d at %s is too old: Learnwire needs version %d or newer."
                .formatted(version, target.place(), OLDEST),
            null);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(explained(target, e), e);
    }
  }

  private static String explained(PostgresTarget target, SQLException failure) {
    String cannot = "cannot open the database at " + target.place() + ": ";
    @Nullable String state = failure.getSQLState();
    return cannot
        + switch (state == null ? "" : state) {
          case "28P01", "28000" ->
              "the server refuses the user "
                  + target.user()
                  + " or its password. Check both, and the server's pg_hba.conf.";
          case "3D000" ->
              "there is no such database. Create it first: create database ... owner "
                  + target.user()
                  + ";";
          case "08001", "08006", "08004" ->
              "no PostgreSQL server answers there. Check host and port, and that it is running.";
          case "53300" -> "the server has no connection left. Raise its max_connections.";
          default -> String.valueOf(failure.getMessage());
        };
  }
}
