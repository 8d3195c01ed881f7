package org.learnwire.app.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.connector.xapi.AttachedFile;
import org.learnwire.connector.xapi.XapiHeaders;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.StreamRun;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementRef;
import org.learnwire.xapi.Verbs;

/** An LRS in a process of its own: filled and read by {@code xapi:}, and pulled by the journey. */
class ForeignLrsIT {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/xapi/");
  private static final byte[] PROOF = "proof\r\n\0".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Program lrs;
  private String endpoint;
  private NewCredential credential;
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() throws Exception {
    Path data = Files.createDirectories(folder.resolve("foreign"));
    credential =
        Credentials.load(data.resolve("lrs-credentials.yaml"), Clock.systemUTC()).add("reader");
    lrs = Program.start(folder, "run", "--lrs-only", "--data", data.toString(), "--port", "0");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ADDRESS.matcher(lrs.err()).find() || !lrs.alive());
    var said = ADDRESS.matcher(lrs.err());
    assertThat(said.find()).as(lrs.err()).isTrue();
    endpoint = "http://127.0.0.1:" + said.group(1) + "/xapi";
  }

  @AfterEach
  void stop() throws Exception {
    camel.stop();
    lrs.close();
  }

  @Test
  void what_it_has_comes_over_once_under_its_own_ids_with_its_files() throws Exception {
    List<Statement> many = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      many.add(statement(i));
    }
    Attachment named =
        Attachment.of("http://id.tincanapi.com/attachment/evidence", "text/plain", PROOF)
            .shown("en", "Proof");
    Statement proven =
        Statement.builder()
            .id(UUID.randomUUID())
            .actor(Agent.mbox("ana@example.test"))
            .verb(Verbs.COMPLETED)
            .object(Activity.of("https://lms.example.test/course/999"))
            .timestamp(Instant.parse("2026-03-01T11:00:00Z"))
            .attachment(named)
            .build();
    many.add(proven);
    send(many, Map.of(named.sha2(), new AttachedFile(named.sha2(), "text/plain", PROOF)));
    assertThat(readBack("1.0.3")).containsExactlyInAnyOrderElementsOf(ids(many));
    assertThat(readBack("2.0.0")).containsExactlyInAnyOrderElementsOf(ids(many));

    try (Journey journey = journey()) {
      StreamRun first = run(journey);
      assertThat(first.stored()).as("%s", first).isEqualTo(121);
      assertThat(first.quarantined()).isEmpty();
      for (UUID id : ids(many)) {
        assertThat(journey.statements().byId(id)).as("statement %s", id).isPresent();
      }
      StoredStatement there = journey.statements().byId(ids(many).get(0)).orElseThrow();
      assertThat(there.statement().authority().orElseThrow().toString())
          .as("ours vouches for what it took in")
          .contains("elsewhere");
      assertThat(journey.statements().attachments().find(named.sha2()).orElseThrow().bytes())
          .isEqualTo(PROOF);

      StreamRun second = run(journey);
      assertThat(second.stored()).isZero();

      UUID voiding = UUID.randomUUID();
      Statement taken =
          Statement.builder()
              .id(voiding)
              .actor(Agent.mbox("ben@example.test"))
              .verb(Verbs.VOIDED)
              .object(new StatementRef(ids(many).get(0)))
              .timestamp(Instant.now())
              .build();
      send(List.of(taken), Map.of());
      assertThat(run(journey).stored()).isEqualTo(1);
      assertThat(journey.statements().latest(500))
          .as("what is voided there is voided here")
          .noneMatch(each -> each.id().equals(ids(many).get(0)));
    }
  }

  private static List<UUID> ids(List<Statement> all) {
    return all.stream().map(each -> each.id().orElseThrow()).toList();
  }

  private static StreamRun run(Journey journey) {
    PassReport report = journey.pass(PassRequest.standard());
    assertThat(report.problems()).isEmpty();
    return report.runs().get(0);
  }

  private Journey journey() throws Exception {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(
        file,
        """
        learnwire:
          data: ours
          company: {name: Acme}
          connections:
            elsewhere:
              connector: xapi
              base-url: "%s"
              settings: {username: "%s", password: "%s"}
        """
            .formatted(endpoint, credential.key(), credential.secret()));
    var settings = new SettingsFile(file, Clock.systemUTC(), System::getenv).read(Optional.empty());
    return Journeys.open(settings.journey(), Clock.systemUTC(), DatabaseOptions.standard());
  }

  private void send(List<Statement> statements, Map<String, AttachedFile> files) throws Exception {
    if (!camel.isStarted()) {
      camel.start();
    }
    camel
        .createProducerTemplate()
        .sendBodyAndHeader(uri("batchSize=50"), statements, XapiHeaders.ATTACHMENTS, files);
  }

  private List<UUID> readBack(String version) throws Exception {
    List<UUID> got = new CopyOnWriteArrayList<>();
    Set<UUID> once = new HashSet<>();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri(
                    "initialDelay=0&delay=100&pageSize=40&stateKey="
                        + version
                        + "&version="
                        + version))
                .routeId(version)
                .split(body())
                .process(e -> got.add(e.getMessage().getBody(Statement.class).id().orElseThrow()));
          }
        });
    camel.getRouteController().startRoute(version);
    await().atMost(Duration.ofSeconds(20)).until(() -> got.size() >= 121);
    camel.getRouteController().stopRoute(version);
    assertThat(got).allMatch(once::add);
    return got;
  }

  private String uri(String options) {
    return "xapi:%s?username=%s&password=RAW(%s)&%s"
        .formatted(endpoint, credential.key(), credential.secret(), options);
  }

  private static Statement statement(int number) {
    return Statement.builder()
        .id(UUID.randomUUID())
        .actor(Agent.mbox("ana@example.test"))
        .verb(Verbs.COMPLETED)
        .object(Activity.of("https://lms.example.test/course/" + number))
        .timestamp(Instant.parse("2026-03-01T10:00:00Z").plusSeconds(number))
        .build();
  }
}
