package org.learnwire.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite in one file: WAL, synchronous FULL, one process. */
final class SqliteEngine implements Engine {
  static final String FILE = "learnwire.db";

  /** A larger file is not rewritten, since nobody can write meanwhile: for some seconds. */
  private static final long REWRITTEN = 256L << 20;

  /** Pages in the log at which the writer checkpoints. */
  private static final int LONGEST_LOG = 20_000;

  /** Pages that are copied beside the writer, three times before its turn comes. */
  private static final int DRAINED = 6_000;

  private final Path file;
  private final LogDrain drain;

  SqliteEngine(Path folder) {
    this.file = folder.resolve(FILE);
    this.drain = new LogDrain(source(true), DRAINED, LONGEST_LOG);
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public void migrate() {
    Flyway.configure()
        .dataSource(source(false))
        .locations("classpath:db/sqlite")
        .loggers("slf4j")
        .ignoreMigrationPatterns(new String[0]) // not even those of a newer version
        .load()
        .migrate();
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = source(false).getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public HikariConfig reading() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source(true));
    config.setMaxLifetime(0);
    config.setConnectionInitSql("pragma query_only = on");
    return config;
  }

  /**
   * A checkpoint copies a page once however often it was written since the last: with few of them
   * the pages at which every statement adds something cost little. 20,000 pages are 80 MB of log.
   */
  SQLiteDataSource source(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
    config.setBusyTimeout(10_000);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(LONGEST_LOG));
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "134217728");
    if (!readOnly) {
      config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-48000");
    }
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** A rewritten file holds nothing but rows; the log of changes is emptied too. */
  @Override
  public void wipe() throws SQLException {
    try (Connection connection = source(false).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma temp_store = file");
      if (file.toFile().length() <= REWRITTEN) {
        statement.execute("vacuum");
      }
      drain.apart(() -> statement.execute("pragma wal_checkpoint(truncate)"));
    }
  }

  @Override
  public boolean asksAgain(SQLException failure) {
    return false;
  }

  @Override
  public boolean isLost(SQLException failure) {
    return false;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Instant consistentThrough(JournalClock clock, Instant now) {
    return clock.consistentThrough(now);
  }

  @Override
  public void committed() {
    drain.committed();
  }

  @Override
  public void close() {
    drain.close();
  }
}
