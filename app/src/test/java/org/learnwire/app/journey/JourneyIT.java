package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
      JourneySettings settings = company.settings("data");
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
        assertThat(journey.ledger().counts()).doesNotContainKey(EntryState.UNKNOWN);

        // Nothing happened since: a second pass finds nothing to do.
        PassReport second = journey.pass(PassRequest.standard());
        assertThat(second.statements()).isZero();
        assertThat(second.decisions()).isZero();
        assertThat(second.receipts().done()).isZero();
      }
    }
  }
}
