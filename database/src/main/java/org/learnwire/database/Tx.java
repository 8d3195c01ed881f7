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
  private final WriteCount writes;
  private final Dialect dialect;
  private final JournalClock clock;
  private final Prepared prepared;
  private boolean hasRead;
  private List<Runnable> afterCommit = new ArrayList<>();
  private List<Runnable> afterRollback = new ArrayList<>();
  private Map<AtCommit<?>, List<Object>> atCommit = new LinkedHashMap<>();

  Tx(Prepared prepared, WriteCount writes, Dialect dialect, JournalClock clock) {
    this.prepared = prepared;
    this.writes = writes;
    this.dialect = dialect;
    this.clock = clock;
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * The next places in the journal. Ask before anything else that the unit writes: every other
   * process then waits here, and never amid rows that this one needs.
   *
   * @param now the stored times begin here, or later where a later one was given out before
   */
  public Allotment allot(int size, Instant now) throws SQLException {
    return clock.allot(this, size, now);
  }

  /** Runs a changing statement; returns how many rows it touched. */
  public int update(String sql, @Nullable Object... args) throws SQLException {
    writes.next();
    return bound(sql, args).executeUpdate();
  }

  /** Inserts one row into a table whose first column is a generated key; returns that key. */
  public long insert(String sql, @Nullable Object... args) throws SQLException {
    if (dialect == Dialect.POSTGRESQL) {
      return returning(sql + " returning *", row -> row.getLong(1), args).get(0);
    }
    writes.next();
    PreparedStatement statement = bound(sql, args);
    statement.executeUpdate();
    try (ResultSet keys = statement.getGeneratedKeys()) {
      keys.next();
      return keys.getLong(1);
    }
  }

  /** Runs a changing statement that ends in {@code returning}. */
  public <T> List<T> returning(String sql, Row<T> row, @Nullable Object... args)
      throws SQLException {
    writes.next();
    return list(sql, row, args);
  }

  /** Runs one changing statement for many rows, sent together. */
  public void batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    writes.next();
    PreparedStatement statement = prepared.of(sql);
    try {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } finally {
      statement.clearBatch();
    }
  }

  /** Whether what is deleted from here on is overwritten in the file, where it is one of ours. */
  public void overwriteDeleted(boolean wanted) throws SQLException {
    if (dialect == Dialect.SQLITE) {
      one("pragma secure_delete = " + (wanted ? "on" : "off"), row -> row.getInt(1));
    }
  }

  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... args) throws SQLException {
    List<T> all = new ArrayList<>();
    try (ResultSet rows = query(sql, args)) {
      while (rows.next()) {
        all.add(row.of(rows));
      }
    }
    return all;
  }

  /** The first row, if there is one. */
  public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... args) throws SQLException {
    try (ResultSet rows = query(sql, args)) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    }
  }

  /** Visits row by row without keeping them. */
  public void each(String sql, Row<?> row, @Nullable Object... args) throws SQLException {
    try (ResultSet rows = query(sql, args)) {
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

  /** Leaves something to be written with what other units of the same commit leave. */
  public <T> void atCommit(AtCommit<T> last, T item) {
    atCommit.computeIfAbsent(last, each -> new ArrayList<>()).add(item);
  }

  Map<AtCommit<?>, List<Object>> takeAtCommit() {
    Map<AtCommit<?>, List<Object>> taken = atCommit;
    atCommit = new LinkedHashMap<>();
    return taken;
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
    return prepared.connection();
  }

  Prepared prepared() {
    return prepared;
  }

  WriteCount writes() {
    return writes;
  }

  private ResultSet query(String sql, @Nullable Object... args) throws SQLException {
    ResultSet rows = bound(sql, args).executeQuery();
    hasRead = true;
    return rows;
  }

  /** True when the work has seen an answer: it cannot be begun again unnoticed. */
  boolean hasRead() {
    return hasRead;
  }

  private PreparedStatement bound(String sql, @Nullable Object... args) throws SQLException {
    PreparedStatement statement = prepared.of(sql);
    bind(statement, args);
    return statement;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] args)
      throws SQLException {
    for (int i = 0; i < args.length; i++) {
      statement.setObject(i + 1, storable(args[i]));
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
