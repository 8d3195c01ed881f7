package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.routes.Checks;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;

/** A user's own YAML routes at the seams. */
class UserRoutesIT {
  private static final Path ROUTES =
      Path.of("src/test/resources/org/learnwire/app/journey").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void a_route_at_the_mapped_seam_filters_between_pull_and_store() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      PassReport report = company.pass(with(company.settings("data"), "filter.yaml"));
      assertThat(report.problems()).isEmpty();
      assertThat(report.runs())
          .filteredOn(run -> run.stream().equals("badges"))
          .allSatisfy(
              run -> {
                assertThat(run.stored()).isZero();
                assertThat(run.read()).isPositive();
                assertThat(run.skipped().get("taken out by your route")).isEqualTo(run.read());
              });
      assertThat(stored(company, "%verb/earned%")).isZero();
      assertThat(stored(company, "%verbs/completed%")).isPositive();
    }
  }

  @Test
  void a_broken_route_file_leaves_the_good_ones_running() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      JourneySettings settings = with(company.settings("data"), "filter.yaml", "broken.yaml");
      try (Journey journey = company.open(settings)) {
        assertThat(journey.problems())
            .singleElement()
            .asString()
            .contains("broken.yaml")
            .contains("Mend the file");
        assertThat(journey.camel().getRoute("my-filter")).isNotNull();
        PassReport report = journey.pass(PassRequest.standard());
        assertThat(report.statements()).isPositive();
        assertThat(report.failed()).isFalse();
        assertThat(report.exitCode()).as("a file was left out").isEqualTo(2);
        assertThat(report.notes()).isEqualTo(journey.problems());
      }
      assertThat(new Checks(settings, Clock.systemUTC()).run(folder.resolve("check")))
          .filteredOn(line -> line.text().contains("broken.yaml was not loaded"))
          .singleElement()
          .satisfies(line -> assertThat(line.well()).isFalse());
    }
  }

  @Test
  void nothing_flows_past_a_seam_whose_own_route_is_broken() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      JourneySettings settings = with(company.settings("data"), "broken-filter.yaml");
      try (Journey journey = company.open(settings)) {
        PassReport report = journey.pass(PassRequest.standard());
        assertThat(report.statements()).isZero();
        assertThat(report.failed()).isTrue();
        assertThat(journey.problems()).singleElement().asString().contains("broken-filter.yaml");
      }
    }
  }

  private JourneySettings with(JourneySettings settings, String... files) throws IOException {
    Path routes = Files.createDirectories(folder.resolve("routes"));
    for (String file : files) {
      Files.copy(ROUTES.resolve(file), routes.resolve(file));
    }
    return new JourneySettings(
        settings.data(),
        settings.postgres(),
        settings.zone(),
        settings.languages(),
        settings.connections(),
        settings.connectors(),
        Optional.of(routes),
        settings.vanishLimit(),
        settings.people(),
        settings.rules(),
        settings.observations(),
        settings.demo());
  }

  private static long stored(DemoCompany company, String like) {
    try (Database database = Database.openReadOnly(company.settings("data").data())) {
      return database.read(
          tx ->
              tx.one("select count(*) from statement where body like ?", r -> r.getLong(1), like)
                  .orElse(0L));
    }
  }
}
