package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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

  @Test
  void a_route_file_that_is_broken_later_leaves_the_route_it_was_and_mended_takes_its_place()
      throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      RouteFolder routes = RouteFolder.in(folder).with("filter.yaml");
      try (Journey journey = company.open(routes.of(company.settings("data")))) {
        String good = Files.readString(routes.file("filter.yaml"));
        for (String bad :
            List.of(
                good.replace("- filter:", "- filtre:"),
                good.replace("direct:learnwire.store", "nosuchcomponent:anywhere"),
                "- route: [")) {
          Files.writeString(routes.file("filter.yaml"), bad);
          journey.reloadRoutes();
          assertThat(journey.problems())
              .singleElement()
              .asString()
              .contains("filter.yaml", "What it was before goes on");
          assertThat(journey.camel().getRoute("my-filter").getEndpoint().getEndpointUri())
              .isEqualTo("direct://learnwire.mapped");
          assertThat(journey.camel().getRouteController().getRouteStatus("my-filter").isStarted())
              .isTrue();
        }
        PassReport report = journey.pass(PassRequest.standard());
        assertThat(report.failed()).isFalse();
        assertThat(stored(company, "%verb/earned%")).as("the filter goes on").isZero();

        Files.writeString(routes.file("filter.yaml"), good.replace("badges", "grades"));
        journey.reloadRoutes();
        assertThat(journey.problems()).isEmpty();
        journey.pass(new PassRequest(Optional.empty(), true, Optional.empty(), true));
        assertThat(stored(company, "%verb/earned%")).as("badges pass now").isPositive();
      }
    }
  }

  @Test
  void a_route_file_that_comes_or_goes_is_noticed_and_a_bad_one_takes_no_place() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      RouteFolder routes = RouteFolder.in(folder);
      try (Journey journey = company.open(routes.of(company.settings("data")))) {
        routes.with("broken-filter.yaml");
        journey.reloadRoutes();
        assertThat(journey.problems()).singleElement().asString().contains("broken-filter.yaml");
        assertThat(journey.camel().getRoute("learnwire.mapped")).as("passes on").isNotNull();
        Files.delete(routes.file("broken-filter.yaml"));
        routes.with("filter.yaml");
        journey.reloadRoutes();
        assertThat(journey.problems()).isEmpty();
        assertThat(journey.camel().getRoute("my-filter")).isNotNull();
        Files.delete(routes.file("filter.yaml"));
        journey.reloadRoutes();
        assertThat(journey.camel().getRoute("my-filter")).isNull();
        assertThat(journey.camel().getRoute("learnwire.mapped")).isNotNull();
      }
    }
  }

  private JourneySettings with(JourneySettings settings, String... files) throws IOException {
    return RouteFolder.in(folder).with(files).of(settings);
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
