package org.learnwire.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL: as durable as its server, and open to several processes. */
final class PostgresEngine implements Engine {
  /** Rows that the driver holds at a time: a table is read through, not into memory. */
  private static final int FETCHED = 1_000;

  private final PostgresTarget target;
  private final Promises promises;

  PostgresEngine(PostgresTarget target) {
    this.target = target;
    this.promises = new Promises(this::autoCommitting);
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public void migrate() {
    checkReachable();
    Flyway.configure()
        .dataSource(source())
        .locations("classpath:db/postgresql")
        .loggers("slf4j")
        .ignoreMigrationPatterns(new String[0]) // not even those of a newer version
        .load()
        .migrate();
  }

  void checkReachable() {
    PostgresFailures.checkReachable(target, this::connect);
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = source().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** A read sees one state of the database from its first row to its last, as on SQLite. */
  @Override
  public HikariConfig reading() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source());
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return config;
  }

  private Connection autoCommitting() throws SQLException {
    return source().getConnection();
  }

  private DataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(target.url());
    source.setUser(target.user());
    source.setPassword(target.password());
    source.setApplicationName("learnwire");
    source.setReWriteBatchedInserts(true);
    source.setTcpKeepAlive(true);
    source.setDefaultRowFetchSize(FETCHED);
    return source;
  }

  @Override
  public boolean asksAgain(SQLException failure) {
    return PostgresFailures.asksAgain(failure);
  }

  @Override
  public boolean isLost(SQLException failure) {
    return PostgresFailures.isLost(failure);
  }

  @Override
  public String place() {
    return target.place();
  }

  @Override
  public Instant consistentThrough(JournalClock clock, Instant now) {
    return promises.consistentThrough(now);
  }

  @Override
  public void close() {
    promises.close();
  }
}
