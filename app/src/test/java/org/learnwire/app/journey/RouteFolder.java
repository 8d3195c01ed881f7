package org.learnwire.app.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.learnwire.routes.JourneySettings;

/** A folder of a user's own routes. */
record RouteFolder(Path folder) {
  private static final Path FILES =
      Path.of("src/test/resources/org/learnwire/app/journey").toAbsolutePath();

  static RouteFolder in(Path parent) throws IOException {
    return new RouteFolder(Files.createDirectories(parent.resolve("routes")));
  }

  RouteFolder with(String... files) throws IOException {
    for (String file : files) {
      Files.copy(FILES.resolve(file), folder.resolve(file));
    }
    return this;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  JourneySettings of(JourneySettings settings) {
    return new JourneySettings(
        settings.data(),
        settings.postgres(),
        settings.zone(),
        settings.languages(),
        settings.connections(),
        settings.connectors(),
        Optional.of(folder),
        settings.vanishLimit(),
        settings.people(),
        settings.rules(),
        settings.observations(),
        settings.demo());
  }
}
