package org.learnwire.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database as one UnitOfWork sees it: plain SQL with {@code ?}, prepared once per connection.
 */
public final class Tx {
  private static final int PREPARED = 200;

  private final Connection connection;
  private final WriteCount writes;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);
  private List<Runnable> afterCommit = new ArrayList<>();
  private List<Runnable> afterRollback = new ArrayList<>();

  Tx(Connection connection, WriteCount writes) {
    this.connection = connection;
    this.writes = writes;
  }

  /** Runs a changing statement; returns how many rows it touched. */
  public int update(String sql, @Nullable Object... args) throws SQLException {
    writes.next();
    return bound(sql, args).executeUpdate();
  }

  /** Inserts one row into a table with a generated key; returns that key. */
  public long insert(String sql, @Nullable Object... args) throws SQLException {
    writes.next();
    PreparedStatement statement = bound(sql, args);
    statement.executeUpdate();
    try (ResultSet keys = statement.getGeneratedKeys()) {
      keys.next();
      return keys.getLong(1);
    }
  }

  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... args) throws SQLException {
    List<T> all = new ArrayList<>();
    try (ResultSet rows = bound(sql, args).executeQuery()) {
      while (rows.next()) {
        all.add(row.of(rows));
      }
    }
    return all;
  }

  /** The first row, if there is one. */
  public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... args) throws SQLException {
    try (ResultSet rows = bound(sql, args).executeQuery()) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    }
  }

  /** Visits row by row without keeping them. */
  public void each(String sql, Row<?> row, @Nullable Object... args) throws SQLException {
    try (ResultSet rows = bound(sql, args).executeQuery()) {
      while (rows.next()) {
        row.of(rows);
      }
    }
  }

  /** Runs once the unit is durable; never when it was rolled back. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** Runs when the unit was rolled back, alone or with its group: for what is kept in memory. */
  public void afterRollback(Runnable action) {
    afterRollback.add(action);
  }

  List<Runnable> takeAfterRollback() {
    List<Runnable> taken = afterRollback;
    afterRollback = new ArrayList<>();
    return taken;
  }

  List<Runnable> takeAfterCommit() {
    List<Runnable> taken = afterCommit;
    afterCommit = new ArrayList<>();
    return taken;
  }

  Connection connection() {
    return connection;
  }

  WriteCount writes() {
    return writes;
  }

  void closeStatements() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }

  private PreparedStatement bound(String sql, @Nullable Object... args) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
      dropOldest();
    }
    for (int i = 0; i < args.length; i++) {
      statement.setObject(i + 1, storable(args[i]));
    }
    return statement;
  }

  private void dropOldest() throws SQLException {
    if (prepared.size() > PREPARED) {
      var oldest = prepared.entrySet().iterator();
      oldest.next().getValue().close();
      oldest.remove();
    }
  }

  private static @Nullable Object storable(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return Times.micros(instant);
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value == null || value instanceof Number || value instanceof byte[]) {
      return value;
    }
    return value.toString();
  }
}
