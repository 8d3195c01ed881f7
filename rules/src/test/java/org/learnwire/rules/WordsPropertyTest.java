package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All words at once, over lives with a directory: {@code -Dlearnwire.seeds=N} tries N of them. */
class WordsPropertyTest {
  private static final LocalDate LAST_DAY = RandomLife.FIRST_DAY.plusDays(RandomLife.DAYS + 400);
  private final RuleBook book = DemoRules.everything(RandomLife.MAP, RandomLife.ACTIVE_FROM);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("learnwire.seeds", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_of_arrival_and_the_size_of_batches_do_not_matter(long seed) {
    List<Event> events = RandomLife.withDirectory(seed);
    Map<String, String> inOrder = settled(events, Integer.MAX_VALUE);
    assertThat(inOrder).isNotEmpty();
    for (int size : new int[] {1, 4, 17}) {
      List<Event> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, new Random(seed + size));
      assertThat(settled(shuffled, size)).as("batches of " + size).isEqualTo(inOrder);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_system_that_was_behind_ends_where_it_would_have_been(long seed) {
    List<Event> events = RandomLife.withDirectory(seed);
    StandingDecisions behind = new StandingDecisions(book);
    LocalDate day = RandomLife.FIRST_DAY;
    for (Event event : events) {
      behind.take(event);
      day = day.plusDays(5);
      behind.take(
          new Event.Tick(
              day,
              day.atStartOfDay(DemoRules.BERLIN.timeZone()).toInstant(),
              Map.of("a", RandomLife.FIRST_DAY)));
    }
    behind.take(last());
    assertThat(behind.ids()).isEqualTo(settled(events, Integer.MAX_VALUE));
  }

  private Map<String, String> settled(List<Event> events, int size) {
    StandingDecisions decisions = new StandingDecisions(book);
    LocalDate day = RandomLife.FIRST_DAY;
    int taken = 0;
    for (Event event : events) {
      decisions.take(event);
      if (++taken % size == 0) {
        day = day.plusDays(3L * size);
        LocalDate now = day.isAfter(LAST_DAY) ? LAST_DAY : day;
        decisions.take(
            new Event.Tick(now, now.atStartOfDay(DemoRules.BERLIN.timeZone()).toInstant()));
      }
    }
    return decisions.take(last()).ids();
  }

  private static Event last() {
    return new Event.Tick(LAST_DAY, LAST_DAY.atStartOfDay(DemoRules.BERLIN.timeZone()).toInstant());
  }
}
