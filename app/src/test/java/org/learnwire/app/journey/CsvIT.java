package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;

/** A staff list as a file, through the whole program. */
class CsvIT {
  @TempDir Path folder;

  @Test
  void when_a_third_of_the_people_vanish_nobody_is_marked_as_gone() throws IOException {
    JourneySettings settings = settings();
    assertThat(passed(20, settings).problems()).isEmpty();
    assertThat(here(settings)).isEqualTo(20);

    PassReport halted = passed(13, settings);

    assertThat(halted.exitCode()).isEqualTo(1);
    assertThat(halted.runs())
        .anySatisfy(
            run -> {
              assertThat(run.outcome()).isEqualTo("halted");
              assertThat(run.message().orElse(""))
                  .contains("7 of 20 records of files/people are gone at once")
                  .contains("vanish-limit");
            });
    assertThat(here(settings)).isEqualTo(20);
    // One of nineteen is a leaver.
    assertThat(passed(19, settings).problems()).isEmpty();
    assertThat(here(settings)).isEqualTo(19);
  }

  private PassReport passed(int people, JourneySettings settings) throws IOException {
    String rows =
        IntStream.range(0, people)
            .mapToObj(i -> i + ",p" + i + "@example.test\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("people.csv"), "employee_id,email\n" + rows);
    try (Journey journey = open(settings)) {
      return journey.pass(PassRequest.standard());
    }
  }

  private static long here(JourneySettings settings) {
    try (Journey journey = open(settings)) {
      return journey
          .database()
          .read(
              tx ->
                  tx.list(
                      "select count(*) from source_item i join source_stream o"
                          + " on o.id = i.source_id where o.stream = 'people' and i.gone is null",
                      r -> r.getLong(1)))
          .get(0);
    }
  }

  private static Journey open(JourneySettings settings) {
    return Journeys.open(settings, Clock.systemUTC(), DatabaseOptions.standard());
  }

  private JourneySettings settings() throws IOException {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(
        file,
        """
        learnwire:
          company: {name: Acme, time-zone: UTC, languages: [en]}
          connections:
            files:
              connector: csv
              settings: {folder: "%s", site: "https://acme.test", settle: PT0S}
        """
            .formatted(folder));
    return new SettingsFile(file, Clock.systemUTC(), System::getenv)
        .read(Optional.of(folder.resolve("data")))
        .journey();
  }
}
