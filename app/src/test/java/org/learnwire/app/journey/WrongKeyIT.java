package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.desk.Journeys;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.ledger.EntryState;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.WriteMode;

/** A key that ran out: what was approved waits for the next one. */
class WrongKeyIT {
  @TempDir Path folder;

  @Test
  void what_was_approved_is_sent_once_the_key_is_right_again() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      JourneySettings right =
          DemoCompany.with(
              company.settings("data"),
              company.settings("data").connections().stream()
                  .map(c -> c.withWrites(WriteMode.PLAN))
                  .toList());
      company.pass(right);
      try (Journey journey = company.open(withKey(right, "ran-out"))) {
        long approved = journey.desk().approveAll("a test").count();
        PassReport report = journey.pass(PassRequest.standard());
        assertThat(approved).isPositive();
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.receipts().refused()).isZero();
        assertThat(journey.ledger().standing().counts().get(EntryState.APPROVED)).isPositive();
        assertThat(report.notes())
            .anySatisfy(
                note ->
                    assertThat(note)
                        .startsWith("hr: ")
                        .contains("approved changes wait", "tried again", "settings.apiKey"));
        assertThat(journey.plan())
            .filteredOn(item -> item.connection().equals("hr"))
            .anySatisfy(item -> assertThat(item.waits()).contains("settings.apiKey"));
      }
      assertThat(company.goals()).isEmpty();
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
      try (Journey journey = Journeys.open(right, later, DatabaseOptions.standard())) {
        PassReport report = journey.pass(PassRequest.standard());
        assertThat(report.receipts().done()).isPositive();
        assertThat(journey.ledger().standing().counts())
            .doesNotContainKeys(EntryState.REFUSED, EntryState.UNKNOWN);
      }
      assertThat(company.goals()).isNotEmpty();
    }
  }

  private static JourneySettings withKey(JourneySettings settings, String key) {
    return DemoCompany.with(
        settings,
        settings.connections().stream()
            .map(c -> c.name().equals("hr") ? keyed(c, key) : c)
            .toList());
  }

  private static ConnectionSettings keyed(ConnectionSettings c, String key) {
    return new ConnectionSettings(
        c.name(),
        c.connector(),
        c.baseUrl(),
        Map.of("companyDomain", "acme", "apiKey", key),
        c.every(),
        c.fullSweep(),
        c.writes(),
        c.formerly(),
        c.limits());
  }
}
