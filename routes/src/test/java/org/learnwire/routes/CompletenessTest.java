package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Journal;

/** A day says how far each connection has been read when it comes. */
class CompletenessTest {
  @TempDir Path folder;
  private final Academy academy = new Academy();

  @AfterEach
  void stop() {
    academy.close();
  }

  @Test
  void a_connection_that_is_down_stays_behind_until_a_pass_reads_it_to_its_end() {
    academy.results(3);
    Campus campus = new Campus(folder, academy.url());
    LocalDate friday = LocalDate.now(ZoneOffset.UTC);
    assertThat(lastDay(campus, Duration.ZERO)).isEqualTo(new Day(friday, friday));

    academy.before = Academy.failing("/results", 400);
    LocalDate monday = friday.plusDays(3);
    assertThat(lastDay(campus, Duration.ofDays(3))).isEqualTo(new Day(monday, friday));

    academy.before = asked -> {};
    assertThat(lastDay(campus, Duration.ofDays(3))).isEqualTo(new Day(monday, monday));
  }

  /**
   * The last day of the journal.
   *
   * @param academy up to which day the connection was read
   */
  private record Day(LocalDate date, LocalDate academy) {}

  private static Day lastDay(Campus campus, Duration later) {
    try (Journey journey = campus.open("data", Clock.offset(Clock.systemUTC(), later))) {
      Campus.pass(journey);
      List<Journal.Entry> days =
          journey.database().read(tx -> Journal.after(tx, 0, 1_000)).stream()
              .filter(entry -> entry.kind() == Journal.Kind.Tick)
              .toList();
      Journal.Entry last = days.get(days.size() - 1);
      Map<String, LocalDate> complete = Completeness.in(last);
      assertThat(complete).containsOnlyKeys("academy");
      return new Day(LocalDate.parse(last.subject()), complete.get("academy"));
    }
  }
}
