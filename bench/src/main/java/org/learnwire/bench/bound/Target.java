package org.learnwire.bench.bound;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the database that is written to stands: its last position and its terms. */
final class Target {
  private final Map<String, Long> terms = new HashMap<>();
  private long position;
  private long lastTerm;

  Target(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("select position from journal_clock")) {
        row.next();
        position = row.getLong(1);
      }
      try (ResultSet rows = statement.executeQuery("select id, value from term")) {
        while (rows.next()) {
          terms.put(rows.getString(2), rows.getLong(1));
          lastTerm = Math.max(lastTerm, rows.getLong(1));
        }
      }
      connection.rollback(); // nothing is held while others write
    }
  }

  /** Positions go on from here. */
  void leave(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("update journal_clock set position = " + position);
    }
    connection.commit();
  }

  long position() {
    return position;
  }

  void moveOn(long positions) {
    position += positions;
  }

  @Nullable Long term(String value) {
    return terms.get(value);
  }

  long newTerm(String value) {
    terms.put(value, ++lastTerm);
    return lastTerm;
  }
}
