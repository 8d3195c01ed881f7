package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator is told, and what happens when the server goes away. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresFailuresTest {
  private static final String END_OTHERS =
      "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where pid <> pg_backend_pid() and datname = '%s'";

  @TempDir Path folder;

  @Test
  void a_wrong_password_is_said_plainly_and_never_shown() throws Exception {
    askForPasswords();
    PostgresTarget wrong = TestPostgres.target("postgres", "keeper", "not-the-secret");
    assertThatThrownBy(() -> open(wrong))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("refuses the user keeper or its password")
        .hasMessageNotContaining("not-the-secret");
    assertThat(wrong.toString()).doesNotContain("not-the-secret");
    try (Database right = open(TestPostgres.target("kept", "keeper", "the secret"))) {
      assertThat(Rows.count(right)).isZero();
    }
  }

  /** The server of the tests trusts everybody but this user. */
  private static void askForPasswords() throws Exception {
    try (Connection connection = TestPostgres.server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role keeper login password 'the secret'");
      statement.execute("create database kept owner keeper");
      try (ResultSet row = statement.executeQuery("show hba_file")) {
        row.next();
        Path file = Path.of(row.getString(1));
        String rules = "host all keeper 127.0.0.1/32 scram-sha-256\n" + Files.readString(file);
        Files.writeString(file, rules);
      }
      statement.execute("select pg_reload_conf()");
    }
  }

  @Test
  void a_server_that_does_not_answer_is_named_and_the_folder_is_free_again() {
    PostgresTarget nobody =
        new PostgresTarget("jdbc:postgresql://127.0.0.1:1/learnwire", "learnwire", "s3cret");
    assertThatThrownBy(() -> open(nobody))
        .hasMessageContaining("no PostgreSQL server answers there")
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageNotContaining("s3cret");
    open(TestPostgres.freshDatabase()).close();
  }

  @Test
  void a_database_that_is_not_there_is_to_be_created() {
    assertThatThrownBy(() -> open(TestPostgres.target("absent", "postgres", "")))
        .hasMessageContaining("there is no such database. Create it first");
  }

  @Test
  void secrets_in_the_url_are_refused_without_being_shown() {
    String url = "jdbc:postgresql://db.example.test/learnwire?user=a&password=s3cret";
    assertThatThrownBy(() -> new PostgresTarget(url, "a", ""))
        .hasMessageContaining("must not hold user or password")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void a_connection_that_was_lost_before_is_opened_again_and_nobody_notices() throws SQLException {
    PostgresTarget target = TestPostgres.freshDatabase();
    try (Database database = open(target)) {
      database.write("before", tx -> tx.update(Rows.PUT, "before", 1));
      endAllOthers(target);
      database.write("after", tx -> tx.update(Rows.PUT, "after", 1));
      assertThat(Rows.count(database)).isEqualTo(2);
      endAllOthers(target);
      assertThat(Rows.count(database)).isEqualTo(2);
      assertThat(database.consistentThrough(Clock.systemUTC())).isNotNull();
    }
  }

  @Test
  void a_read_that_loses_its_connection_halfway_fails_and_the_next_has_another() {
    PostgresTarget target = TestPostgres.freshDatabase();
    try (Database database = open(target)) {
      assertThatThrownBy(
              () ->
                  database.read(
                      tx -> {
                        tx.one("select 1", row -> row.getInt(1));
                        endAllOthers(target);
                        return tx.one("select 2", row -> row.getInt(1));
                      }))
          .isInstanceOf(DatabaseFailure.class);
      assertThat(Rows.count(database)).isZero();
    }
  }

  @Test
  void a_server_that_stays_away_is_said_plainly_and_writing_goes_on_when_it_is_back() {
    PostgresTarget target = TestPostgres.freshDatabase();
    AtomicInteger tries = new AtomicInteger();
    try (Database database = open(target)) {
      assertThatThrownBy(
              () ->
                  database.write(
                      "twice unlucky",
                      tx -> {
                        tries.incrementAndGet();
                        endAllOthers(target);
                        return tx.update(Rows.PUT, "never", 1);
                      }))
          .hasMessageContaining("was lost, not stored: twice unlucky");
      assertThat(tries).hasValue(2);
      CompletableFuture<Integer> next =
          CompletableFuture.supplyAsync(
              () -> database.write("next", tx -> tx.update(Rows.PUT, "next", 1)));
      assertThat(next.join()).isEqualTo(1);
      assertThat(Rows.count(database)).isEqualTo(1);
    }
  }

  private Database open(PostgresTarget target) {
    return Database.open(folder, target, DatabaseOptions.standard());
  }

  private static void endAllOthers(PostgresTarget target) throws SQLException {
    String name = target.url().replaceFirst(".*/", "");
    try (Connection connection = TestPostgres.server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(END_OTHERS.formatted(name));
    }
  }
}
