package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one PostgreSQL: here two databases, each with a folder of its own. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresProcessesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path one;
  @TempDir Path other;
  private Database first;
  private Database second;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open() {
    PostgresTarget target = TestPostgres.freshDatabase();
    first = Database.open(one, target, DatabaseOptions.standard());
    second = Database.open(other, target, DatabaseOptions.standard());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    first.close();
    second.close();
  }

  /**
   * The race that this guards against: A takes position 1 and is slow to commit, B takes 2 and
   * commits. A reader that looks in between sees 2, moves its checkpoint to 2, and never sees 1.
   */
  @Test
  void a_position_that_can_be_seen_has_none_before_it_still_to_come() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (Database database : List.of(first, second, first, second)) {
      writers.add(CompletableFuture.runAsync(() -> appendMany(database), threads));
    }
    CompletableFuture<List<Long>> followed =
        CompletableFuture.supplyAsync(() -> follow(writing), threads);
    for (CompletableFuture<Void> writer : writers) {
      writer.get();
    }
    writing.set(false);
    List<Long> seen = followed.get();
    List<Long> all =
        first.read(
            tx -> tx.list("select position from journal order by position", r -> r.getLong(1)));
    assertThat(all).hasSize(4 * 150);
    assertThat(seen).isEqualTo(all);
  }

  private static void appendMany(Database database) {
    for (int i = 0; i < 150; i++) {
      String subject = Integer.toString(i);
      double pause = i % 3 * 0.001;
      database.write(
          "append",
          tx -> {
            long position =
                Journal.append(tx, Journal.Kind.Tick, subject, Origin.SOURCE, NOON, "{}");
            tx.one("select pg_sleep(?)", r -> 0, pause); // slow to commit, by turns
            return position;
          });
    }
  }

  /** Reads as every reader of the journal does: what comes after the last position seen. */
  private List<Long> follow(AtomicBoolean writing) {
    List<Long> seen = new ArrayList<>(List.of(0L));
    boolean more = true;
    while (more) {
      more = writing.get();
      long after = seen.get(seen.size() - 1);
      second
          .read(tx -> Journal.after(tx, after, 10_000))
          .forEach(entry -> seen.add(entry.position()));
    }
    return seen.subList(1, seen.size());
  }

  @Test
  void what_another_process_is_writing_holds_the_watermark_back() throws Exception {
    CompletableFuture<Void> allotted = new CompletableFuture<>();
    CompletableFuture<Void> go = new CompletableFuture<>();
    CompletableFuture<Allotment> writer =
        CompletableFuture.supplyAsync(
            () ->
                first.write(
                    "slow",
                    tx -> {
                      Allotment allotment = tx.allot(2, NOON);
                      allotted.complete(null);
                      go.join();
                      return allotment;
                    }),
            threads);
    allotted.get();
    assertThat(second.consistentThrough(at(NOON.plusSeconds(5)))).isBefore(NOON);
    assertThat(first.consistentThrough(at(NOON.plusSeconds(5)))).isBefore(NOON);
    go.complete(null);
    assertThat(writer.get().stored(0)).isEqualTo(NOON);
    assertThat(second.consistentThrough(at(NOON.plusSeconds(5)))).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void a_promise_of_one_process_binds_another_whose_clock_is_behind() {
    assertThat(first.consistentThrough(at(NOON))).isEqualTo(NOON);
    Allotment late = second.write("late", tx -> tx.allot(1, NOON.minus(Duration.ofMinutes(3))));
    assertThat(late.stored(0)).isAfter(NOON);
  }

  /** Each holds what the other wants next: the server ends one, which is then run again. */
  @Test
  void a_deadlock_between_processes_is_run_again_and_both_are_stored() throws Exception {
    first.write("a", tx -> tx.update(Rows.PUT, "a", 0) + tx.update(Rows.PUT, "b", 0));
    CompletableFuture<Void> firstHolds = new CompletableFuture<>();
    CompletableFuture<Void> secondHolds = new CompletableFuture<>();
    CompletableFuture<Integer> one = raise(first, "a", firstHolds, secondHolds, "b");
    CompletableFuture<Integer> two = raise(second, "b", secondHolds, firstHolds, "a");
    assertThat(one.get()).isEqualTo(2);
    assertThat(two.get()).isEqualTo(2);
    List<Long> positions =
        first.read(tx -> tx.list("select position from checkpoint", r -> r.getLong(1)));
    assertThat(positions).containsExactly(2L, 2L);
  }

  private CompletableFuture<Integer> raise(
      Database database,
      String mine,
      CompletableFuture<Void> iHold,
      CompletableFuture<Void> otherHolds,
      String next) {
    String raise = "update checkpoint set position = position + 1 where reader = ?";
    return CompletableFuture.supplyAsync(
        () ->
            database.write(
                "raise",
                tx -> {
                  int changed = tx.update(raise, mine);
                  iHold.complete(null);
                  otherHolds.join();
                  return changed + tx.update(raise, next);
                }),
        threads);
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
