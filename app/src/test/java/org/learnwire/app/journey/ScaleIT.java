package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;

/**
 * A pass over many people finds what changed, whatever kind of change it is, with few calls at a
 * time. The usual run is small; {@code --long} takes 5,000 people in 20 courses at 35 ms per call;
 * {@code -Dlearnwire.people} and {@code -Dlearnwire.courses} take any size between.
 */
class ScaleIT {
  @TempDir Path folder;

  @Test
  void a_pass_finds_every_change_within_its_limits() throws Exception {
    boolean big = Seeds.longRun();
    int people = Integer.getInteger("learnwire.people", big ? 5_000 : 60);
    int courses = Integer.getInteger("learnwire.courses", big ? 20 : 8);
    try (DemoCompany company = DemoCompany.of(folder, people, courses, 0)) {
      PassReport first = company.pass(academy(company));
      assertThat(first.problems()).isEmpty();
      System.out.printf(
          "first pass: %d people, %d courses: %d statements in %d s%n%s",
          people, courses, first.statements(), first.took().toSeconds(), perStream(first));
    }
    try (DemoCompany company = DemoCompany.of(folder, people, courses, 35)) {
      JsonNode changes =
          company.tell("/advance?percent=" + (big ? 1 : 4) + "&seed=7", "{}").path("changes");
      assertThat(changes).isNotEmpty();
      company.tell("/reset-counters", "{}");
      PassReport pass = company.pass(academy(company));
      JsonNode state = company.look("/state");
      System.out.printf(
          "pass after %d changes: %d statements in %d s, %s%n",
          changes.size(), pass.statements(), pass.took().toSeconds(), state.path("calls"));
      assertThat(pass.problems()).isEmpty();
      assertThat(pass.took()).isLessThan(Duration.ofMinutes(15));
      assertThat(state.path("maxConcurrent").path("moodle").asInt()).isBetween(1, 4);
      assertThat(missing(changes, academy(company))).isEmpty();
    }
  }

  private static String perStream(PassReport report) {
    return report.runs().stream()
        .map(
            run ->
                "  %s: %d records, %d calls, %.1f s%n"
                    .formatted(
                        run.stream(),
                        run.read(),
                        run.calls(),
                        Duration.between(run.started(), run.ended().orElseThrow()).toMillis()
                            / 1000.0))
        .collect(Collectors.joining());
  }

  private static JourneySettings academy(DemoCompany company) {
    return company.settings("data");
  }

  /**
   * The changes for which no statement speaks of the person and the activity as they are now. A
   * grade of an item without a maximum can be no score: it is found when the quarantine holds it.
   */
  private static List<String> missing(JsonNode changes, JourneySettings settings) {
    List<String> missing = new ArrayList<>();
    try (Database database = Database.openReadOnly(settings.data())) {
      for (JsonNode change : changes) {
        if (sameResult(change)) {
          continue;
        }
        String key = change.path("course").asText() + "/" + change.path("user").asText();
        Optional<Integer> found =
            database.read(
                tx ->
                    tx.one(
                        "select 1 from source_item i join statement s on s.id = i.statement_id"
                            + " join source_stream o on o.id = i.source_id"
                            + " where o.stream in ('activity-completions', 'grades')"
                            + " and i.item_key like ? and s.voided = 0"
                            + " and s.stored >= (select max(started) from stream_run"
                            + " where stream = 'people')"
                            + " union all"
                            + " select 1 from quarantine where stream = 'grades'"
                            + " and item_key like ? and record like ? and record like ? limit 1",
                        r -> 1,
                        key + "/%",
                        key + "/%",
                        "%\"cmid\":" + change.path("cmid").asText() + ",%",
                        "%\"graderaw\":"
                            + change.path("after").path("grade").asInt()
                            + ",%"
                            + "\"grademax\":0,%"));
        if (found.isEmpty()) {
          missing.add(change.toString());
        }
      }
    }
    return missing;
  }

  /**
   * A further attempt that changes neither grade nor completion shows in no list that a pass reads:
   * the next full sweep finds it.
   */
  private static boolean sameResult(JsonNode change) {
    JsonNode before = change.path("before");
    JsonNode after = change.path("after");
    return before.path("grade").equals(after.path("grade"))
        && before.path("state").equals(after.path("state"));
  }

  @Test
  void a_view_an_override_and_an_lti_grade_are_each_found() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder)) {
      JourneySettings settings = company.settings("data");
      try (Journey journey = company.open(settings)) {
        journey.pass(PassRequest.standard());
      }
      JsonNode changes = company.tell("/advance?percent=25&seed=3", "{}").path("changes");
      assertThat(changes.findValuesAsText("kind")).contains("override", "lti-grade");
      company.pass(settings);
      assertThat(missing(changes, settings)).isEmpty();
    }
  }
}
