package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.Origin;
import org.learnwire.database.PostgresTarget;
import org.learnwire.database.TestPostgres;
import org.learnwire.xapi.Statement;

/** Two stores on one PostgreSQL, as two processes have them. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwoStoresTest {
  private static final int BATCHES = 60;

  @TempDir Path one;
  @TempDir Path other;
  private Database first;
  private Database second;
  private StatementStore firstStore;
  private StatementStore secondStore;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open() {
    PostgresTarget target = TestPostgres.databaseWithTables();
    first = Database.open(one, target, DatabaseOptions.standard());
    second = Database.open(other, target, DatabaseOptions.standard());
    firstStore = new StatementStore(first, Clock.systemUTC());
    secondStore = new StatementStore(second, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    first.close();
    second.close();
  }

  /**
   * The race: A takes an earlier position and stored time, B a later one and commits first. Whoever
   * then asks with since=B's time, or goes on behind B's position, never sees A.
   */
  @Test
  void who_follows_by_since_or_by_position_misses_nothing_while_two_stores_write()
      throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    CompletableFuture<List<UUID>> bySince = run(() -> followBySince(writing));
    CompletableFuture<List<UUID>> byPosition = run(() -> followByPosition(writing));
    List<CompletableFuture<List<UUID>>> writers =
        List.of(
            run(() -> write(first, firstStore)),
            run(() -> write(second, secondStore)),
            run(() -> write(first, firstStore)),
            run(() -> write(second, secondStore)));
    List<UUID> written = new ArrayList<>();
    for (CompletableFuture<List<UUID>> writer : writers) {
      written.addAll(writer.get());
    }
    writing.set(false);
    assertThat(bySince.get()).containsExactlyInAnyOrderElementsOf(written);
    assertThat(byPosition.get()).containsExactlyInAnyOrderElementsOf(written);
  }

  /** Nothing with an earlier stored time appears once a time was called consistent. */
  @Test
  void what_was_called_consistent_stays_as_it_was_while_two_stores_write() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    CompletableFuture<Integer> watched = run(() -> watch(writing));
    CompletableFuture<List<UUID>> one = run(() -> write(first, firstStore));
    CompletableFuture<List<UUID>> two = run(() -> write(second, secondStore));
    one.get();
    two.get();
    writing.set(false);
    assertThat(watched.get()).isPositive();
  }

  @Test
  void the_same_statement_through_both_at_once_is_stored_once() throws Exception {
    for (int i = 0; i < 30; i++) {
      Statement statement =
          Samples.completion(Samples.ANA, Samples.SAFETY).id(UUID.randomUUID()).build();
      CompletableFuture<StoreResult> one = run(() -> store(first, firstStore, statement));
      CompletableFuture<StoreResult> two = run(() -> store(second, secondStore, statement));
      assertThat(List.of(one.get().getClass(), two.get().getClass()))
          .containsExactlyInAnyOrder(StoreResult.Stored.class, StoreResult.AlreadyThere.class);
    }
    assertThat(secondStore.count()).isEqualTo(30);
  }

  private static StoreResult store(Database database, StatementStore store, Statement statement) {
    return database.write(
        "one", tx -> store.store(tx, statement, Origin.SOURCE, StoreOptions.from("academy")));
  }

  /** Shared activities and agents, new ones in between, and a commit that is slow by turns. */
  private static List<UUID> write(Database database, StatementStore store) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      Statement one = Samples.completion(Samples.ANA, Samples.SAFETY).id(UUID.randomUUID()).build();
      Statement two = Samples.about(Samples.BRAM, Samples.SAFETY, i).id(UUID.randomUUID()).build();
      double pause = i % 3 * 0.002;
      database.write(
          "batch",
          tx -> {
            store.storeAll(tx, List.of(one, two), Origin.SOURCE, StoreOptions.from("academy"));
            return tx.one("select pg_sleep(?)", row -> 0, pause);
          });
      ids.add(one.id().orElseThrow());
      ids.add(two.id().orElseThrow());
    }
    return ids;
  }

  private List<UUID> followBySince(AtomicBoolean writing) {
    List<UUID> seen = new ArrayList<>();
    Instant since = Instant.EPOCH;
    for (boolean more = true; more; ) {
      more = writing.get();
      for (StoredStatement stored : after(StatementQuery.where().since(since))) {
        seen.add(stored.id());
        since = stored.stored();
      }
    }
    return seen;
  }

  private List<UUID> followByPosition(AtomicBoolean writing) {
    List<UUID> seen = new ArrayList<>();
    long position = 0;
    for (boolean more = true; more; ) {
      more = writing.get();
      for (StoredStatement stored :
          after(StatementQuery.where().activity(Samples.SAFETY.id()).after(position))) {
        seen.add(stored.id());
        position = stored.position();
      }
    }
    return seen;
  }

  private List<StoredStatement> after(StatementQuery.Builder query) {
    return secondStore.query(query.ascending(true).limit(10_000).build()).statements();
  }

  private int watch(AtomicBoolean writing) {
    int looks = 0;
    while (writing.get()) {
      Instant consistent = secondStore.consistentThrough();
      List<UUID> then = upTo(consistent);
      assertThat(upTo(consistent)).isEqualTo(then);
      looks += then.isEmpty() ? 0 : 1;
    }
    return looks;
  }

  private List<UUID> upTo(Instant instant) {
    return after(StatementQuery.where().until(instant)).stream().map(StoredStatement::id).toList();
  }

  private <T> CompletableFuture<T> run(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }
}
