package org.learnwire.routes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;

/** The HR system is down from Friday evening to Monday morning, and much is decided meanwhile. */
class WeekendTest {
  private static final int GOALS = 80;
  private static final Instant FRIDAY = Instant.parse("2026-11-20T18:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  @TempDir Path folder;

  @Test
  void nothing_is_lost_and_on_monday_it_does_not_all_come_at_once() throws Exception {
    Turning clock = new Turning(FRIDAY);
    try (Vendors vendors = new Vendors(folder, Vendors.unhurried(2))) {
      try (Journey journey = vendors.open(clock)) {
        journey.pass(PassRequest.standard());
        Staff.enter(journey, goals(Staff.everywhere(journey, vendors)));
        // As it said in its own words that it is overloaded, until September 2026.
        vendors.fault("bamboohr", "", "html503", 0, -1, 0);
        vendors.tell("/reset-counters", "");
        PassReport report = journey.pass(Vendors.sendOnly());
        assertThat(report.notes())
            .anySatisfy(
                note ->
                    assertThat(note)
                        .startsWith("hr: it did not answer")
                        .contains("is asked one thing at a time until it does")
                        .contains("approved changes that wait: 80"));

        while (clock.instant().isBefore(MONDAY)) {
          clock.pass(Duration.ofMinutes(15));
          journey.pass(Vendors.sendOnly());
        }
        // Every quarter of an hour one, which the kit tries once more by itself.
        assertThat(vendors.writes("bamboohr")).isBetween(300L, 2 * (62L * 4 + 10));
        assertThat(journey.ledger().standing().counts())
            .isEqualTo(Map.of(EntryState.APPROVED, (long) GOALS));

        vendors.heal();
        List<Long> minutes = new ArrayList<>();
        for (int minute = 0; minute < 75; minute++) {
          vendors.tell("/reset-counters", "");
          journey.pass(Vendors.sendOnly());
          minutes.add(vendors.writes("bamboohr"));
          clock.pass(Duration.ofMinutes(1));
        }
        minutes.removeIf(sent -> sent == 0);
        // The one that was tried alone is answered, and the first minute has begun.
        assertThat(minutes).startsWith(11L, 20L, 40L);
        // What had been tried most often waits longest for its turn.
        assertThat(minutes.stream().mapToLong(sent -> sent).sum()).isEqualTo(GOALS);
        assertThat(journey.ledger().standing().counts())
            .isEqualTo(Map.of(EntryState.DONE, (long) GOALS));
      }
      assertThat(Afterwards.there(vendors.state()))
          .hasSize(GOALS)
          .allSatisfy((ref, n) -> assertThat(n).isOne());
    }
  }

  private static List<NewEntry> goals(Map<String, String> staff) {
    List<String> people = List.copyOf(staff.keySet());
    List<NewEntry> goals = new ArrayList<>();
    for (int i = 0; i < GOALS; i++) {
      String person = people.get(i % people.size());
      goals.add(Staff.goal("%06d-".formatted(i), person, Vendors.HR, WriteClass.LOOKUP));
    }
    return goals;
  }
}
