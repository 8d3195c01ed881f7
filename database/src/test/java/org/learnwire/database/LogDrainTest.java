package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's log is copied beside the writer, who then has little left to copy. */
class LogDrainTest {
  @TempDir Path folder;
  private SqliteEngine engine;
  private Connection writer;
  private LogDrain drain;

  @BeforeEach
  void begin() throws SQLException {
    engine = new SqliteEngine(folder);
    writer = engine.connect();
    drain = new LogDrain(engine.source(true), 20, 1_000);
    write("create table t (content blob)");
  }

  @AfterEach
  void end() throws SQLException {
    drain.close();
    writer.close();
    engine.close();
  }

  @Test
  void what_is_worth_it_is_copied_while_the_writer_goes_on() throws Exception {
    write("insert into t values (randomblob(200000))");
    writer.createStatement().execute("insert into t values (randomblob(10))");
    drain.committed();
    awaitCopied(40);
    writer.commit();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void what_is_not_worth_it_and_what_is_the_writers_turn_is_left() throws Exception {
    try (Connection beside = engine.source(true).getConnection();
        Statement statement = beside.createStatement()) {
      write("insert into t values (randomblob(40000))");
      drain.drainOnce(statement);
      assertThat(copied()).isZero();
      write("insert into t values (randomblob(5000000))");
      drain.drainOnce(statement);
      assertThat(copied()).isZero();
    }
  }

  @Test
  void a_wiped_log_is_empty_though_it_is_being_copied() throws Exception {
    for (int i = 0; i < 50; i++) {
      write("insert into t values (randomblob(200000))");
      engine.committed();
    }
    engine.wipe();
    assertThat(Files.size(folder.resolve(SqliteEngine.FILE + "-wal"))).isZero();
  }

  /**
   * Before 3.51.3 pages could be lost where two connections checkpoint: sqlite.org/wal.html, 11.
   */
  @Test
  void the_library_is_one_in_which_two_connections_may_copy() throws Exception {
    try (Statement statement = writer.createStatement();
        ResultSet row = statement.executeQuery("select sqlite_version()")) {
      row.next();
      assertThat(Runtime.Version.parse(row.getString(1)))
          .isGreaterThanOrEqualTo(Runtime.Version.parse("3.51.3"));
    }
  }

  private void awaitCopied(int pages) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (copied() < pages && Instant.now().isBefore(end)) {
      Thread.sleep(5);
    }
    assertThat(copied()).isGreaterThanOrEqualTo(pages);
  }

  private int copied() throws SQLException {
    try (Connection looking = engine.source(true).getConnection();
        Statement statement = looking.createStatement();
        ResultSet row = statement.executeQuery("pragma wal_checkpoint = noop")) {
      row.next();
      return row.getInt(3);
    }
  }

  private int count() throws SQLException {
    try (Statement statement = writer.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from t")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void write(String sql) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
    writer.commit();
  }
}
