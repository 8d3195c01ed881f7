package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.MapReport;
import org.learnwire.routes.PassRequest;
import org.learnwire.rules.MapCheck;

/** The learning map held against what has come from a real pass. */
class MapCheckIT {
  @TempDir Path folder;

  @Test
  void courses_nobody_mapped_dead_keys_and_overlaps_are_named() throws Exception {
    try (DemoCompany company = DemoCompany.of(folder, 40, 8, 0)) {
      JourneySettings settings = company.settings("data");
      try (Journey journey = company.open(settings)) {
        journey.pass(PassRequest.standard());
      }
      MapReport asItIs = check(settings);
      assertThat(asItIs.check().isWell()).as(asItIs.toString()).isTrue();

      MapReport report =
          check(settings.withLearningMap(new NamedText("learning-map.csv", edited(settings))));
      assertThat(report.unmapped())
          .singleElement()
          .satisfies(
              course -> {
                assertThat(course.connection()).contains("academy");
                assertThat(course.key()).isEqualTo("9");
                assertThat(course.name()).isEqualTo("Consultative Selling");
                assertThat(course.learners()).isBetween(1L, 40L);
              });
      assertThat(report.check().dead())
          .extracting(MapCheck.Dead::course)
          .containsExactly("academy 71");
      assertThat(report.check().overlaps())
          .extracting(MapCheck.Overlap::what)
          .containsExactly("course academy 8");
    }
  }

  private static MapReport check(JourneySettings settings) throws Exception {
    try (Database looking = settings.place().openReadOnly()) {
      return MapReport.of(settings, looking, Clock.systemUTC());
    }
  }

  /** Without course 9, with a course that there is not, and with one course in a second path. */
  private static String edited(JourneySettings settings) {
    String map = settings.rules().learningMap().orElseThrow().text();
    return map.lines()
            .filter(line -> !line.startsWith("academy,9,"))
            .collect(Collectors.joining("\n"))
        + "\nacademy,71,first-weeks,,,,,,,,,,,\nacademy,8,first-weeks,,,,,,,,,,,\n";
  }
}
