package org.learnwire.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.learnwire.app.desk.Journeys;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;

/** Commands that only look work on a copy of the data: a running server is not disturbed. */
final class OnACopy {
  private OnACopy() {}

  /** What is done with the copy. */
  interface Look {
    int in(Journey journey) throws Exception;
  }

  static int look(JourneySettings settings, Look look) throws Exception {
    Path copy = Files.createTempDirectory("learnwire-look");
    try (CtrlC ctrlC = new CtrlC()) {
      Path data = copy.resolve("data");
      if (settings.place().exists()) {
        settings.place().snapshot(data);
      }
      try (Journey journey =
          Journeys.open(settings.withData(data), Clock.systemUTC(), DatabaseOptions.standard())) {
        ctrlC.stops(journey);
        return look.in(journey);
      }
    } finally {
      Folders.delete(copy);
    }
  }
}
