package org.learnwire.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The watermark where several processes write: the row of {@code journal_clock}. Whoever stores
 * something holds it until the commit and gives out later times than it names, so the committed
 * time is always safe. While nobody holds it, it is moved up to now: then later stored times are
 * later than that, even where another machine's clock is behind.
 */
final class Promises implements AutoCloseable {
  private static final String RAISE =
      "update journal_clock set stored = greatest(stored, ?)"
          + " where one = (select one from journal_clock for update skip locked) returning stored";
  private static final String COMMITTED = "select stored from journal_clock";

  private final PostgresFailures.Opening opening;
  private @Nullable Connection connection;

  Promises(PostgresFailures.Opening opening) {
    this.opening = opening;
  }

  synchronized Instant consistentThrough(Instant now) {
    try {
      return Times.instant(raisedAgainIfLost(Times.micros(now)));
    } catch (SQLException e) {
      close();
      throw new DatabaseFailure("the consistent time cannot be read", e);
    }
  }

  private long raisedAgainIfLost(long now) throws SQLException {
    try {
      return raised(now);
    } catch (SQLException e) {
      if (!PostgresFailures.isLost(e)) {
        throw e;
      }
      close();
      return raised(now);
    }
  }

  private long raised(long now) throws SQLException {
    Connection open = open();
    OptionalLong raised = value(open, RAISE, now);
    return raised.isPresent() ? raised.getAsLong() : value(open, COMMITTED).getAsLong();
  }

  private static OptionalLong value(Connection open, String sql, Object... args)
      throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(sql)) {
      for (int i = 0; i < args.length; i++) {
        statement.setObject(i + 1, args[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /**
   * A promise that a server forgets when it dies is kept by the clock: its commit need not wait.
   */
  private Connection open() throws SQLException {
    if (connection == null) {
      connection = opening.open();
      try (var statement = connection.createStatement()) {
        statement.execute("set synchronous_commit = off");
      }
    }
    return connection;
  }

  @Override
  public synchronized void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new DatabaseFailure("closing the connection for the consistent time failed", e);
    } finally {
      connection = null;
    }
  }
}
