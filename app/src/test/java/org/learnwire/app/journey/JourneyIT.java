package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;

/** The whole story once: read this one first. */
class JourneyIT {
  @TempDir Path folder;

  @Test
  void learning_becomes_statements_decisions_and_goals_once() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      JourneySettings settings =
          company.settings("data", "moodle-to-bamboohr/rules/record-mandatory-training.yaml");
      try (Journey journey = company.open(settings)) {
        // People learn in Moodle; one pass brings it, decides, and writes back.
        PassReport first = journey.pass(PassRequest.standard());
        assertThat(first.problems()).isEmpty();
        assertThat(first.runs()).allMatch(run -> run.complete(), "every stream was read whole");
        assertThat(first.statements()).isPositive();
        assertThat(first.decisions()).isPositive();
        assertThat(first.receipts().done()).isPositive();

        // Every record is accounted for.
        assertThat(first.runs())
            .allSatisfy(
                run ->
                    assertThat(run.read())
                        .as(run.connection() + "/" + run.stream())
                        .isEqualTo(
                            run.stored()
                                + run.unchanged()
                                + run.skipped().values().stream().mapToLong(n -> n).sum()
                                + run.quarantinedCount()));

        // Goals stand in BambooHR, and the store says so.
        long goals = company.goals().values().stream().mapToLong(own -> own.size()).sum();
        assertThat(goals).isPositive();
        assertThat(journey.counts().decided(java.time.Instant.EPOCH).get("goal.create"))
            .isEqualTo(goals);
        assertThat(journey.ledger().standing().counts()).doesNotContainKey(EntryState.UNKNOWN);

        // What was finished of the mandatory paths stands in the training file, once each; what
        // has no training type of that name (Moodle shows no <GDPR>) is refused and told.
        int trainings = company.look("/state").path("things").path("bamboohr/training").size();
        List<Entry> finished =
            journey.ledger().standing().latest(1000).stream()
                .filter(entry -> entry.writeName().equals("learning.record"))
                .toList();
        assertThat(finished)
            .filteredOn(entry -> entry.state() == EntryState.DONE)
            .isNotEmpty()
            .hasSize(trainings);
        assertThat(finished)
            .filteredOn(entry -> entry.state() != EntryState.DONE)
            .allMatch(entry -> entry.state() == EntryState.REFUSED)
            .allMatch(entry -> entry.fields().path("title").asText().startsWith("Data Protection"));

        // Nothing happened since: a second pass finds nothing to do.
        PassReport second = journey.pass(PassRequest.standard());
        assertThat(second.statements()).isZero();
        assertThat(second.decisions()).isZero();
        assertThat(second.receipts().done()).isZero();
      }
    }
  }
}
