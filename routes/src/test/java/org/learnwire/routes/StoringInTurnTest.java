package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappingStep;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceRecord;

/** Pages of a stream are worked out side by side, and stored one after the other in their order. */
class StoringInTurnTest {
  private static final Tally.Of RESULTS = new Tally.Of(UUID.randomUUID(), "results");
  private static final Tally.Of MARKS = new Tally.Of(RESULTS.connectionId(), "marks");

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void turns_of_one_stream_come_in_their_order_whatever_became_of_those_before()
      throws InterruptedException {
    Turns turns = new Turns(threads);
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(1);
    for (int i = 0; i < 200; i++) {
      int turn = i;
      turns.take(
          RESULTS,
          () -> {
            done.add(turn);
            if (turn % 3 == 0) {
              throw new IllegalStateException("this turn breaks");
            }
          });
    }
    turns.take(RESULTS, all::countDown);

    assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(done).hasSize(200).isSorted();
  }

  @Test
  void streams_do_not_wait_for_one_another() throws InterruptedException {
    Turns turns = new Turns(threads);
    CountDownLatch marks = new CountDownLatch(1);
    CountDownLatch results = new CountDownLatch(1);
    turns.take(
        RESULTS,
        () -> {
          awaited(marks);
          results.countDown();
        });
    turns.take(MARKS, marks::countDown);

    assertThat(results.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_version_that_comes_back_while_the_page_before_is_stored_is_a_version_of_its_own()
      throws Exception {
    try (Journey journey = new Campus(folder, "http://127.0.0.1:9").open("data")) {
      AsyncProducer store = storing(journey);
      store(journey, store);

      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch both = new CountDownLatch(2);
      threads.execute(() -> journey.database().write("held back", tx -> awaited(held)));
      bring(journey, store, 2, both);
      bring(journey, store, 1, both);
      held.countDown();
      assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();

      assertThat(Campus.count(journey, "select ordinal from source_item")).isEqualTo(3);
      assertThat(Campus.standing(journey)).hasSize(1);
    }
  }

  @Test
  void two_pages_that_both_found_nothing_of_a_key_make_two_versions_of_it() throws Exception {
    try (Journey journey = new Campus(folder, "http://127.0.0.1:9").open("data")) {
      AsyncProducer store = storing(journey);
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch both = new CountDownLatch(2);
      threads.execute(() -> journey.database().write("held back", tx -> awaited(held)));
      bring(journey, store, 1, both);
      bring(journey, store, 2, both);
      held.countDown();
      assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();

      assertThat(Campus.count(journey, "select ordinal from source_item")).isEqualTo(2);
      assertThat(Campus.count(journey, "select count(*) from statement where origin = 'source'"))
          .isGreaterThanOrEqualTo(2);
      assertThat(Campus.standing(journey)).hasSize(1);
    }
  }

  @Test
  void a_page_in_which_nothing_is_new_is_done_with_at_once_unless_one_before_it_is_being_stored()
      throws Exception {
    try (Journey journey = new Campus(folder, "http://127.0.0.1:9").open("data")) {
      AsyncProducer store = storing(journey);
      store(journey, store);

      await().until(() -> isDoneAtOnce(journey, store));

      CountDownLatch held = new CountDownLatch(1);
      threads.execute(() -> journey.database().write("held back", tx -> awaited(held)));
      assertThat(isDoneAtOnce(journey, store)).as("no write is needed").isTrue();
      CountDownLatch both = new CountDownLatch(2);
      bring(journey, store, 2, both);
      bring(journey, store, 2, both);
      assertThat(both.getCount()).as("seen again behind what is not stored yet").isEqualTo(2);
      held.countDown();
      assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();

      assertThat(Campus.count(journey, "select ordinal from source_item")).isEqualTo(2);
    }
  }

  private static AsyncProducer storing(Journey journey) throws Exception {
    AsyncProducer store =
        journey.camel().getEndpoint("direct:learnwire.store").createAsyncProducer();
    store.start();
    return store;
  }

  private static void store(Journey journey, AsyncProducer store) {
    CountDownLatch stored = new CountDownLatch(1);
    bring(journey, store, 1, stored);
    assertThat(awaited(stored)).isTrue();
  }

  private static boolean isDoneAtOnce(Journey journey, AsyncProducer store) {
    CountDownLatch again = new CountDownLatch(1);
    bring(journey, store, 1, again);
    return again.getCount() == 0;
  }

  private static void bring(
      Journey journey, AsyncProducer store, int grade, CountDownLatch stored) {
    Exchange exchange = store.getEndpoint().createExchange();
    exchange.getMessage().setBody(page(journey, grade));
    store.process(exchange, inThisThread -> stored.countDown());
  }

  private static MappedPage page(Journey journey, int grade) {
    ObjectNode json =
        Json.object(
            "{\"id\":7,\"person\":\"mia\",\"course\":\"c1\",\"grade\":%d,\"at\":\"%s\"}"
                .formatted(grade, "2026-01-05T09:00:00Z"));
    SourceRecord record =
        new SourceRecord("academy", "results", "7", null, null, json, Json.object(), Json.object());
    return new MappingStep(journey.component())
        .map(new SourcePage("academy", "results", 0, false, Instant.now(), List.of(record)));
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
