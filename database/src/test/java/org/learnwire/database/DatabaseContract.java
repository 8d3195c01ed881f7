package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a unit of work promises, on every database. */
abstract class DatabaseContract {
  private static final String PUT = Rows.PUT;

  @TempDir Path folder;

  abstract Dialect dialect();

  @Test
  void what_was_written_is_there_after_opening_again() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      db.write("put", tx -> tx.update(PUT, "a", 1));
    }
    try (Database db = TestDatabase.open(dialect(), folder)) {
      assertThat(count(db)).isEqualTo(1);
    }
  }

  @Test
  void a_database_that_a_newer_version_has_used_is_left_alone() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      db.write(
          "migrate",
          tx ->
              tx.update(
                  "insert into flyway_schema_history (installed_rank, version, description, type,"
                      + " script, checksum, installed_by, installed_on, execution_time, success)"
                      + " select 99, '99', description, type, 'V99__later.sql', 1, installed_by,"
                      + " installed_on, execution_time, success from flyway_schema_history"
                      + " where version = '2'"));
    }
    assertThatThrownBy(() -> TestDatabase.open(dialect(), folder))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("another version of Learnwire")
        .hasMessageContaining("Nothing in it was changed");
  }

  @Test
  void a_unit_that_fails_leaves_nothing_and_its_neighbours_stay() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      db.write("good", tx -> tx.update(PUT, "good", 1));
      assertThatThrownBy(
              () ->
                  db.write(
                      "bad",
                      tx -> {
                        tx.update(PUT, "half", 1);
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
      db.write("good", tx -> tx.update(PUT, "after", 1));
      assertThat(count(db)).isEqualTo(2);
    }
  }

  @Test
  void units_that_one_thread_begins_stand_in_line_and_are_written_in_their_order() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      CompletableFuture<Void> open = new CompletableFuture<>();
      Supplier<Integer> first =
          db.begin(
              "put",
              tx -> {
                open.join();
                return tx.update(PUT, "first", 1);
              });
      Supplier<Integer> bad =
          db.begin(
              "bad",
              tx -> {
                tx.update(PUT, "half", 1);
                throw new IllegalStateException("no");
              });
      Supplier<Long> third = db.begin("look", tx -> count(db));
      open.complete(null);
      assertThat(third.get()).isEqualTo(1);
      assertThat(first.get()).isEqualTo(1);
      assertThatThrownBy(bad::get).isInstanceOf(IllegalStateException.class).hasMessage("no");
    }
  }

  @Test
  void units_of_many_threads_are_all_kept() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String name = "reader" + i;
        all.add(CompletableFuture.runAsync(() -> db.write("put", tx -> tx.update(PUT, name, 1))));
      }
      all.forEach(CompletableFuture::join);
      assertThat(count(db)).isEqualTo(200);
    }
  }

  @Test
  void closing_amid_writes_keeps_or_refuses_each_and_never_hangs() {
    for (int round = 0; round < 5; round++) {
      AtomicLong kept = new AtomicLong();
      List<CompletableFuture<Void>> all = new ArrayList<>();
      Path data = folder.resolve("round" + round);
      try (Database db = TestDatabase.open(dialect(), data)) {
        for (int writer = 0; writer < 4; writer++) {
          String name = "reader" + writer;
          all.add(CompletableFuture.runAsync(() -> writeUntilRefused(db, name, kept)));
        }
        await().until(() -> kept.get() > 4);
      }
      assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
          .succeedsWithin(Duration.ofSeconds(10));
      try (Database db = TestDatabase.open(dialect(), data)) {
        assertThat(count(db)).isEqualTo(kept.get());
      }
    }
  }

  private static void writeUntilRefused(Database db, String name, AtomicLong kept) {
    try {
      for (int i = 0; ; i++) {
        String reader = name + "-" + i;
        db.write("put", tx -> tx.update(PUT, reader, 1));
        kept.incrementAndGet();
      }
    } catch (DatabaseFailure closed) {
      assertThat(closed).hasMessageContaining("the database is closed");
    }
  }

  @Test
  void a_nested_write_joins_the_unit_around_it() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      assertThatThrownBy(
              () ->
                  db.write(
                      "outer",
                      tx -> {
                        db.write("inner", inner -> inner.update(PUT, "inner", 1));
                        throw new IllegalStateException("outer fails");
                      }))
          .hasMessage("outer fails");
      assertThat(count(db)).isZero();
    }
  }

  @Test
  void what_is_to_run_after_a_rollback_runs_only_then() {
    List<String> ran = new ArrayList<>();
    try (Database db = TestDatabase.open(dialect(), folder)) {
      db.write(
          "good",
          tx -> {
            tx.afterRollback(() -> ran.add("good"));
            return tx.update(PUT, "good", 1);
          });
      assertThatThrownBy(
              () ->
                  db.write(
                      "bad",
                      tx -> {
                        tx.afterRollback(() -> ran.add("bad"));
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
    }
    assertThat(ran).containsExactly("bad");
  }

  @Test
  void what_is_to_run_after_the_commit_does_not_run_after_a_rollback() {
    List<String> ran = new ArrayList<>();
    try (Database db = TestDatabase.open(dialect(), folder)) {
      db.write(
          "good",
          tx -> {
            tx.afterCommit(() -> ran.add("good"));
            return tx.update(PUT, "a", 1);
          });
      assertThatThrownBy(
          () ->
              db.write(
                  "bad",
                  tx -> {
                    tx.afterCommit(() -> ran.add("bad"));
                    throw new IllegalStateException();
                  }));
    }
    assertThat(ran).containsExactly("good");
  }

  @Test
  void a_read_cannot_change_rows() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      assertThatThrownBy(() -> db.read(tx -> tx.update(PUT, "a", 1)))
          .hasMessageContaining("use write");
    }
  }

  @Test
  void a_second_opening_of_the_folder_is_refused_and_names_the_process() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      assertThatThrownBy(() -> TestDatabase.open(dialect(), folder))
          .isInstanceOf(DataFolderInUse.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
      assertThat(count(db)).isZero();
    }
  }

  @Test
  void the_journal_is_read_in_order_from_a_checkpoint() {
    try (Database db = TestDatabase.open(dialect(), folder)) {
      Instant now = Instant.parse("2026-11-22T10:00:00.123456Z");
      db.write(
          "append",
          tx -> {
            for (int i = 0; i < 5; i++) {
              Journal.append(tx, Journal.Kind.Tick, "2026-11-2" + i, Origin.SOURCE, now, "{}");
            }
            Checkpoints.move(tx, "rules", 2);
            return null;
          });
      List<Journal.Entry> next =
          db.read(tx -> Journal.after(tx, Checkpoints.position(tx, "rules"), 2));
      assertThat(next)
          .extracting(Journal.Entry::subject)
          .containsExactly("2026-11-22", "2026-11-23");
      assertThat(next.get(0).recorded()).isEqualTo(now);
    }
  }

  private static long count(Database db) {
    return Rows.count(db);
  }
}
