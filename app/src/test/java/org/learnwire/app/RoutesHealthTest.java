package org.learnwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.springframework.boot.actuate.health.Health;

/** Health of a connection that is not read: never liveness, and told stream by stream. */
class RoutesHealthTest {
  @TempDir Path folder;

  @Test
  void a_stream_that_was_not_read_for_longer_than_its_freshness_degrades_health()
      throws IOException {
    assertThat(health(Duration.ZERO).getStatus().getCode()).isEqualTo("UP");
    assertThat(health(Duration.ofMinutes(50)).getStatus().getCode()).isEqualTo("UP");

    Health stale = health(Duration.ofHours(3));

    assertThat(stale.getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat(stale.getDetails())
        .containsEntry(
            "academy.grades.freshness",
            "academy/grades was last read to the end 3 h ago, more than its freshness of 1 h"
                + " allows")
        .doesNotContainKey("academy.courses.freshness");
  }

  /** After this time, in which nothing was read. */
  private Health health(Duration after) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("learnwire.yaml"),
            """
            learnwire:
              connections:
                academy:
                  connector: moodle
                  base-url: http://127.0.0.1:9
                  settings: {token: a-token-of-moodle}
                  freshness: {grades: PT1H}
            """);
    Clock clock = Clock.offset(Clock.systemUTC(), after);
    var settings =
        new SettingsFile(file, clock, name -> null)
            .read(Optional.of(folder.resolve("data")))
            .journey();
    try (Journey journey = Journeys.open(settings, clock, DatabaseOptions.standard())) {
      return new RoutesHealth(journey).health();
    }
  }
}
