package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.TestPostgres;
import org.learnwire.kit.SourceState;

/** The past of a stream, read beside its present. */
class BackfillTest {
  /** So many results lie before the present begins. */
  private static final int PAST = 57;

  private static final Instant PRESENT = Academy.BEGAN.plus(Duration.ofHours(PAST + 1));

  @TempDir Path folder;
  private final Academy academy = new Academy();

  @AfterEach
  void stop() {
    academy.close();
  }

  @Test
  void beside_live_it_comes_to_the_same_as_one_clean_pass() throws Exception {
    backfilledBesideLive(new Campus(folder, academy.url()).open("both"));
  }

  @Test
  void on_postgresql_too() throws Exception {
    Campus campus = new Campus(folder, academy.url());
    backfilledBesideLive(campus.open("both", TestPostgres.freshDatabase()));
  }

  private void backfilledBesideLive(Journey both) throws Exception {
    academy.results(PAST + 20);
    academy.mark(1, "p1", 50);
    academy.mark(2, "p2", 60);
    try (both) {
      Backfiller backfills = both.operations().backfills();
      backfills.begin("academy/results", Optional.empty(), Optional.of(PRESENT));
      AtomicInteger fresh = new AtomicInteger(PAST + 20);
      academy.before =
          asked -> {
            // While the past is read page by page, the present goes on and has news.
            if (asked.contains("offset=20") && !asked.contains("since")) {
              academy.result(fresh.incrementAndGet(), 77);
              Campus.pass(both);
            }
          };
      backfills.run();
      academy.before = asked -> {};
      Campus.pass(both);
      assertThat(backfills.status(Optional.empty()))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.state()).isEqualTo(Backfill.State.DONE);
                assertThat(one.stored()).isEqualTo(PAST);
              });
      assertThat(
              Campus.count(
                  both,
                  "select count(*) from statement where history = 1 and body not like '%/mark\"%'"))
          .as("the past is history, the present is not")
          .isEqualTo(PAST);
      try (Journey clean = new Campus(folder, academy.url()).open("clean")) {
        Campus.pass(clean);
        Map<String, String> all = Campus.standing(clean);
        assertThat(all).hasSize(PAST + 20 + 1 + 2);
        assertThat(Campus.standing(both).keySet()).isEqualTo(all.keySet());
        assertThat(Campus.standing(both).equals(all)).as("statement for statement").isTrue();
      }
    }
  }

  @Test
  void what_the_present_has_shown_is_left_as_it_is() throws Exception {
    academy.results(30);
    try (Journey journey = new Campus(folder, academy.url()).open("data")) {
      Campus.pass(journey);
      Map<String, String> before = Campus.standing(journey);
      academy.each(result -> result.put("grade", 1));
      journey.operations().backfills().begin("academy/results", Optional.empty(), Optional.empty());
      journey.operations().backfills().run();
      assertThat(Campus.standing(journey).equals(before)).isTrue();
    }
  }

  @Test
  void it_is_paused_and_goes_on_from_where_it_was_after_a_restart() throws Exception {
    academy.results(PAST);
    Campus campus = new Campus(folder, academy.url());
    long stored;
    try (Journey journey = campus.open("data")) {
      Backfiller backfills = journey.operations().backfills();
      backfills.begin("academy/results", Optional.empty(), Optional.of(PRESENT));
      CountDownLatch thirty = new CountDownLatch(1);
      academy.before =
          asked -> {
            if (asked.contains("offset=30")) {
              backfills.pause("academy/results");
              thirty.countDown();
            }
          };
      backfills.run();
      assertThat(thirty.getCount()).isZero();
      Backfill paused = backfills.status(Optional.of("academy/results")).get(0);
      assertThat(paused.state()).isEqualTo(Backfill.State.PAUSED);
      stored = paused.stored();
      assertThat(stored).isBetween(10L, 40L);
      backfills.run();
      assertThat(backfills.status(Optional.empty()).get(0).stored()).isEqualTo(stored);
    }
    academy.asked.clear();
    academy.before = asked -> {};
    try (Journey journey = campus.open("data")) {
      Backfiller backfills = journey.operations().backfills();
      backfills.resume("academy/results");
      backfills.run();
      Backfill done = backfills.status(Optional.empty()).get(0);
      assertThat(done.state()).isEqualTo(Backfill.State.DONE);
      assertThat(done.stored()).isEqualTo(PAST);
      assertThat(Campus.standing(journey)).hasSize(PAST);
      assertThat(academy.asked)
          .as("its own cursor survived: the first pages are not asked for again")
          .noneMatch(asked -> asked.contains("offset=0&") || asked.endsWith("offset=0"));
    }
  }

  @Test
  void lists_of_a_fan_out_that_were_stored_are_not_read_again() throws Exception {
    for (int course = 1; course <= 6; course++) {
      academy.mark(course, "p1", course);
    }
    Campus campus = new Campus(folder, academy.url());
    try (Journey journey = campus.open("data")) {
      // The parents are known, and none of their lists has been read.
      academy.before = Academy.failing("/marks", 403);
      Campus.pass(journey);
      assertThat(Campus.standing(journey)).isEmpty();
      Backfiller backfills = journey.operations().backfills();
      academy.before = Academy.failing("/courses/6/marks", 401);
      backfills.begin("academy/marks", Optional.empty(), Optional.of(PRESENT));
      backfills.run();
      assertThat(backfills.status(Optional.empty()).get(0).state())
          .isEqualTo(Backfill.State.FAILED);
      academy.before = asked -> {};
      academy.asked.clear();
      backfills.resume("academy/marks");
      backfills.run();
      assertThat(academy.asked).containsExactly("/courses/6/marks");
      assertThat(Campus.standing(journey)).hasSize(6);
    }
  }

  @Test
  void a_window_takes_in_what_happened_in_it_and_nothing_else() throws Exception {
    academy.results(PAST);
    try (Journey journey = new Campus(folder, academy.url()).open("data")) {
      Backfiller backfills = journey.operations().backfills();
      Instant from = Academy.BEGAN.plus(Duration.ofHours(11));
      backfills.begin(
          "academy/results", Optional.of(from), Optional.of(from.plus(Duration.ofHours(20))));
      backfills.run();
      assertThat(Campus.standing(journey)).hasSize(20);
      SourceState live = journey.component().getState();
      assertThat(live.cursor("academy", "results"))
          .as("a stream that was never read begins where its backfill ends")
          .contains(from.plus(Duration.ofHours(20)).toString());
      assertThat(Campus.pass(journey).statements()).isEqualTo(PAST - 30);
      assertThat(List.copyOf(Campus.standing(journey).keySet())).hasSize(PAST - 10);
    }
  }
}
