package org.learnwire.bench.lti;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.learnwire.bench.bound.Place;
import org.learnwire.bench.rules.Year;
import org.learnwire.database.Database;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.dialect.Dialect;

/** A server's folder: a year of learning, a learning map, and a platform that launches. */
public final class Campus {
  private static final int SEED = 1;
  private static final int PATHS = 4;
  private static final String ID = "bench";

  private final Path folder;
  private final long people;
  private final long statements;

  /**
   * @param folder filled once and used again
   * @param people each leads ten others, as far as they go
   */
  public Campus(Path folder, long people, long statements) {
    this.folder = folder;
    this.people = people;
    this.statements = statements;
  }

  long people() {
    return people;
  }

  /** Who leads somebody: a tenth of them. */
  long leaders() {
    return people / 10;
  }

  /** Writes settings and rows; the server is not running. */
  Path prepare(URI platform, int port) throws IOException {
    try (Database database = new Place(folder.resolve("data"), null).open()) {
      boolean filled =
          database.read(tx -> tx.one("select 1 from statement limit 1", r -> true).orElse(false));
      if (!filled) {
        new Year(SEED, people, statements, PATHS).fill(database);
      }
      Registrations registrations = new Registrations(database, Clock.systemUTC());
      registrations.remove(ID);
      registrations.add(registration(platform));
    }
    Path connector = Files.createDirectories(folder.resolve("connectors/bench"));
    Files.writeString(connector.resolve("connector.yaml"), text("/lti/connector.yaml"));
    Files.writeString(connector.resolve("record.jslt"), text("/pull/record.jslt"));
    Files.writeString(folder.resolve("learning-map.csv"), Year.mapCsv());
    Path settings = folder.resolve("learnwire.yaml");
    Files.writeString(settings, settings(port));
    return settings;
  }

  /** Nothing is pulled: the source's schedule comes round in a year. */
  private static String settings(int port) {
    return """
        learnwire:
          data: ./data
          connectors: ./connectors
          public-url: http://127.0.0.1:%d
          connections:
            academy: {connector: bench, base-url: "http://127.0.0.1:9", every: 8760h}
          learning-map: learning-map.csv
          lti: {internal-hosts: [127.0.0.1]}
        """
        .formatted(port);
  }

  private static Registration registration(URI platform) {
    return new Registration(
        ID,
        "A platform of the bench",
        Signer.ISSUER,
        Signer.CLIENT,
        Dialect.OTHER,
        platform.resolve("/auth"),
        platform.resolve("/token"),
        platform.resolve("/token").toString(),
        platform.resolve("/jwks"),
        Set.of(Signer.DEPLOYMENT),
        Set.of(),
        Registration.State.ACTIVE);
  }

  private static String text(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Campus.class.getResourceAsStream("/org/learnwire/bench" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
