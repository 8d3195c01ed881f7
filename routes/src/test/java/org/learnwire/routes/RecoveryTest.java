package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;

class RecoveryTest {
  private final Recovery recovery = new Recovery();
  private Instant now = Instant.parse("2026-11-20T18:00:00Z");

  @Test
  void a_restart_in_the_middle_asks_no_more_than_before(@TempDir Path folder) {
    try (Database database = TestDatabase.open(folder)) {
      Clock clock = Clock.fixed(now, ZoneOffset.UTC);
      Recoveries before = new Recoveries(database, clock);
      for (int i = 0; i < 3; i++) {
        before.failed("hr");
      }
      Recoveries after = new Recoveries(database, clock);
      assertThat(after.mayGo("hr")).isFalse();
      assertThat(after.mayGo("crm")).isTrue();
      assertThat(after.words("hr")).get().asString().contains("3 times in a row");
      Clock later = Clock.fixed(now.plus(Duration.ofMinutes(2)), ZoneOffset.UTC);
      Recoveries one = new Recoveries(database, later);
      assertThat(one.mayGo("hr")).isTrue();
      assertThat(one.mayGo("hr")).as("one alone").isFalse();
      one.answered("hr");

      Recoveries ramp = new Recoveries(database, later);
      assertThat(ramp.isWell("hr")).isFalse();
      assertThat(Stream.generate(() -> ramp.mayGo("hr")).limit(50).filter(each -> each))
          .hasSize(10);
      Clock hourLater = Clock.fixed(now.plus(Duration.ofHours(1)), ZoneOffset.UTC);
      Recoveries well = new Recoveries(database, hourLater);
      assertThat(well.mayGo("hr")).isTrue();
      assertThat(new Recoveries(database, hourLater).isWell("hr")).isTrue();
    }
  }

  @Test
  void while_all_is_well_nothing_is_counted() {
    assertThat(goes(1000)).isEqualTo(1000);
    recovery.failed(now);
    recovery.failed(now);
    recovery.answered(now);
    recovery.failed(now);
    assertThat(goes(1000)).as("not three in a row").isEqualTo(1000);
    assertThat(recovery.words()).isEmpty();
    assertThat(recovery.next(now)).isEmpty();
  }

  @Test
  void a_system_that_does_not_answer_is_asked_one_thing_at_a_time_and_ever_more_seldom() {
    fail(3);
    assertThat(goes(5)).isZero();
    assertThat(recovery.words()).get().asString().contains("did not answer 3 times in a row");
    List<Long> rests = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Instant next = recovery.next(now).orElseThrow();
      rests.add(Duration.between(now, next).toMinutes());
      now = next;
      assertThat(goes(5)).isEqualTo(1);
      recovery.failed(now);
    }
    assertThat(rests).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
  }

  @Test
  void once_it_answers_it_is_asked_more_every_minute() {
    fail(3);
    now = recovery.next(now).orElseThrow();
    assertThat(goes(5)).isEqualTo(1);
    recovery.answered(now);
    List<Integer> each = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      each.add(goes(1000));
      now = recovery.next(now).orElse(now.plusSeconds(60));
    }
    assertThat(each).containsExactly(10, 20, 40, 80, 160, 320, 1000);
    assertThat(recovery.next(now)).isEmpty();
  }

  @Test
  void one_of_which_nothing_is_heard_keeps_the_others_waiting_for_one_rest_only() {
    fail(3);
    now = now.plusSeconds(60);
    assertThat(goes(5)).isEqualTo(1);
    now = now.plusSeconds(60);
    assertThat(goes(5)).isEqualTo(1);
  }

  @Test
  void what_was_under_way_when_it_fell_silent_makes_the_rest_no_longer() {
    fail(7);
    now = now.plusSeconds(60);
    assertThat(goes(5)).isEqualTo(1);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      recovery.failed(now);
    }
  }

  private int goes(int wanted) {
    int gone = 0;
    for (int i = 0; i < wanted; i++) {
      gone += recovery.mayGo(now) ? 1 : 0;
    }
    return gone;
  }
}
