package org.learnwire.app.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import org.learnwire.sandbox.SandboxServer;
import org.learnwire.sandbox.state.Wish;

/** The demo's company and configuration, for proofs of the whole journey. */
final class DemoCompany implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final Path DEMO = repository().resolve("config-samples/demo/learnwire.yaml");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final SandboxServer sandbox;

  private DemoCompany(Path folder, SandboxServer sandbox) {
    this.folder = folder;
    this.sandbox = sandbox;
  }

  /** A company that fits a test: the demo's, but smaller. */
  static DemoCompany small(Path folder) throws IOException {
    return of(folder, 45, 8, 0);
  }

  static DemoCompany of(Path folder, int people, int courses, long latency) throws IOException {
    return started(folder, new Wish(1L, people, courses, LocalDate.now(), null), latency);
  }

  /** The company whose sandbox was kept in the folder. */
  static DemoCompany kept(Path folder) throws IOException {
    return started(folder, Wish.any(), 0);
  }

  private static DemoCompany started(Path folder, Wish wish, long latency) throws IOException {
    return new DemoCompany(
        folder, SandboxServer.start(0, folder.resolve("sandbox"), wish, latency));
  }

  static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    return here.endsWith("app") ? here.getParent() : here;
  }

  String url() {
    return sandbox.url();
  }

  /** The demo's settings on a data folder of this name. */
  JourneySettings settings(String data) {
    AppSettings read =
        new SettingsFile(
                DEMO,
                Clock.systemUTC(),
                name -> name.equals("LEARNWIRE_SANDBOX") ? url() : System.getenv(name))
            .read(Optional.of(folder.resolve(data)));
    return read.journey();
  }

  /** The demo's settings with one more rule, of another sample. */
  JourneySettings settings(String data, String rule) throws IOException {
    JourneySettings demo = settings(data);
    Path file = DEMO.getParent().getParent().resolve(rule);
    List<NamedText> rules = new ArrayList<>(demo.rules().files());
    rules.add(new NamedText(file.getFileName().toString(), Files.readString(file)));
    return demo.withRules(
        new RuleSettings(
            demo.rules().activeFrom(), rules, demo.rules().learningMap(), demo.rules().skills()));
  }

  Journey open(JourneySettings settings) {
    return Journeys.open(settings, Clock.systemUTC(), DatabaseOptions.standard());
  }

  PassReport pass(JourneySettings settings) {
    return pass(settings, PassRequest.standard());
  }

  PassReport pass(JourneySettings settings, PassRequest request) {
    try (Journey journey = open(settings)) {
      return journey.pass(request);
    }
  }

  JsonNode look(String path) {
    return answer(HttpRequest.newBuilder(URI.create(url() + "/sandbox" + path)).build());
  }

  JsonNode tell(String path, String json) {
    return answer(
        HttpRequest.newBuilder(URI.create(url() + "/sandbox" + path))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .build());
  }

  /** Lets these calls go wrong until they are healed. */
  void fault(String system, String match, String kind, String error) {
    fault(system, match, kind, error, -1);
  }

  /** Lets so many of these calls go wrong. */
  void fault(String system, String match, String kind, String error, int times) {
    tell(
        "/faults",
        JSON.createObjectNode()
            .put("system", system)
            .put("match", match)
            .put("kind", kind)
            .put("error", error)
            .put("times", times)
            .toString());
  }

  /** Nothing goes wrong any more, and every right is given. */
  void heal() {
    answer(HttpRequest.newBuilder(URI.create(url() + "/sandbox/faults")).DELETE().build());
    tell("/settings", "{\"moodle\": {\"hide\": [], \"missingFunctions\": []}}");
  }

  private static JsonNode answer(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(request.uri() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What stands in the fake BambooHR: per employee the goals without what the clock says. */
  Map<String, List<String>> goals() {
    Map<String, List<String>> goals = new TreeMap<>();
    look("/state")
        .path("goals")
        .fields()
        .forEachRemaining(
            owner -> {
              List<String> own = new ArrayList<>();
              owner
                  .getValue()
                  .forEach(
                      goal ->
                          own.add(
                              goal.path("title").asText()
                                  + " | "
                                  + goal.path("dueDate").asText()
                                  + " | "
                                  + goal.path("percentComplete").asInt()
                                  + " | "
                                  + goal.path("description").asText()));
              own.sort(null);
              goals.put(owner.getKey(), own);
            });
    return goals;
  }

  static List<String> statementIds(Journey journey) {
    return journey
        .database()
        .read(tx -> tx.list("select id from statement order by id", r -> r.getString(1)));
  }

  /** The settings with other connections. */
  static JourneySettings with(JourneySettings settings, List<ConnectionSettings> connections) {
    return new JourneySettings(
        settings.data(),
        settings.postgres(),
        settings.zone(),
        settings.languages(),
        connections,
        settings.connectors(),
        settings.userRoutes(),
        settings.vanishLimit(),
        settings.people(),
        settings.rules(),
        settings.observations(),
        settings.demo());
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
