package org.learnwire.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.routes.Checks;
import org.learnwire.routes.Checks.Line;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;

/** Every configuration that we show to people works, with its placeholders set to the sandbox. */
class SamplesIT {
  private static final Path ROOT = DemoCompany.DEMO.getParent().getParent().getParent();
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(learnwire:.*?)```");

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private static HttpServer lrs;

  @TempDir Path folder;

  @BeforeAll
  static void listen() throws IOException {
    lrs = storeOfOne();
    MAIL.setUser("learnwire@acme.test", "sandbox-smtp-secret");
    MAIL.start();
  }

  @AfterAll
  static void stop() {
    lrs.stop(0);
    MAIL.stop();
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> all = Files.list(ROOT.resolve("config-samples"))) {
      return all.filter(sample -> Files.exists(sample.resolve("learnwire.yaml"))).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_passes_check_and_a_first_pass(Path sample) throws Exception {
    Path copy = copied(sample);
    try (DemoCompany company = DemoCompany.small(folder)) {
      JourneySettings settings = settings(copy.resolve("learnwire.yaml"), company);

      List<Line> lines =
          new Checks(settings, Clock.systemUTC()).run(Files.createDirectory(folder.resolve("c")));
      PassReport report = company.pass(settings, PassRequest.standard());

      assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line.problems()).isEmpty());
      assertThat(lines).allMatch(Line::well);
      assertThat(report.problems()).isEmpty();
      assertThat(report.statements()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void every_placeholder_of_a_sample_is_explained(Path sample) throws Exception {
    Path explained = sample.resolve(".env.example");
    String text = Files.exists(explained) ? Files.readString(explained) : "LEARNWIRE_SANDBOX=";

    assertThat(placeholders(sample.resolve("learnwire.yaml")))
        .allSatisfy(name -> assertThat(text).contains(name + "="));
  }

  @Test
  void the_configuration_in_the_readme_is_read_and_passes_check() throws Exception {
    Path copy = copied(ROOT.resolve("config-samples/moodle-to-bamboohr"));
    Matcher yaml = YAML.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(yaml.find()).isTrue();
    try (DemoCompany company = DemoCompany.small(folder)) {
      // The README's reader has a BambooHR of their own; here it is the sandbox's.
      String text =
          yaml.group(1)
              .replace(
                  "connector: bamboohr,",
                  "connector: bamboohr, base-url: \"" + company.url() + "/bamboohr/api\",");
      Path file = Files.writeString(copy.resolve("learnwire.yaml"), text);

      List<Line> lines =
          new Checks(settings(file, company), Clock.systemUTC())
              .run(Files.createDirectory(folder.resolve("c")));

      assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line.problems()).isEmpty());
    }
  }

  private JourneySettings settings(Path file, DemoCompany company) {
    Map<String, String> environment = environment(company);
    return new SettingsFile(file, Clock.systemUTC(), environment::get)
        .read(Optional.of(folder.resolve("data")))
        .journey();
  }

  private static Map<String, String> environment(DemoCompany company) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LEARNWIRE_SANDBOX", company.url());
    environment.put("CSV_FOLDER", ROOT.resolve("config-samples/csv-files/inbound").toString());
    environment.put("MOODLE_URL", company.url() + "/moodle");
    environment.put("MOODLE_TOKEN", "sandbox-moodle-token");
    environment.put("BAMBOO_COMPANY", "acme");
    environment.put("BAMBOO_URL", company.url() + "/bamboohr/api");
    environment.put("BAMBOO_KEY", "sandbox-bamboo-key");
    environment.put("SLACK_WEBHOOK_URL", company.url() + "/slack/services/T0/B0/XXX");
    environment.put("SMTP_HOST", "localhost");
    environment.put("SMTP_PORT", Integer.toString(MAIL.getSmtp().getPort()));
    environment.put("SMTP_SECURITY", "none");
    environment.put("SMTP_USER", "learnwire@acme.test");
    environment.put("SMTP_PASSWORD", "sandbox-smtp-secret");
    environment.put("SMTP_FROM", "learnwire@acme.test");
    String store = "http://127.0.0.1:" + lrs.getAddress().getPort();
    for (String each : List.of("LOCKER", "OPENEDX_LRS", "SCORM_LRS")) {
      environment.put(each + "_URL", store + "/" + each + "/xapi");
      environment.put(each + "_KEY", "key");
      environment.put(each + "_SECRET", "secret");
    }
    environment.put("PERSONIO_URL", company.url() + "/personio/v1");
    environment.put("PERSONIO_ID", "sandbox-personio-client");
    environment.put("PERSONIO_SECRET", "sandbox-personio-secret");
    environment.put("DOCEBO_URL", company.url() + "/docebo");
    environment.put("DOCEBO_DOMAIN", "acme");
    environment.put("DOCEBO_ID", "sandbox-docebo-client");
    environment.put("DOCEBO_SECRET", "sandbox-docebo-secret");
    environment.put("LATTICE_URL", company.url() + "/lattice/v1");
    environment.put("LATTICE_KEY", "sandbox-lattice-key");
    environment.put("BONUSLY_URL", company.url() + "/bonusly/api/v1");
    environment.put("BONUSLY_TOKEN", "sandbox-bonusly-token");
    environment.put("BONUSLY_GIVER", "learning@acme.test");
    environment.put("BOB_URL", company.url() + "/hibob/v1");
    environment.put("BOB_USER", "SERVICE-1");
    environment.put("BOB_TOKEN", "sandbox-bob-token");
    environment.put("BOB_GOAL_TYPE", "12");
    environment.put(
        "TEAMS_URL",
        company.url() + "/teams/workflows/w0/triggers/manual/paths/invoke?sig=sandbox-teams-sig");
    return environment;
  }

  /** A Learning Record Store that holds one statement, at whatever path it is asked. */
  private static HttpServer storeOfOne() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          String version = call.getRequestHeaders().getFirst("X-Experience-API-Version");
          boolean known =
              version != null
                  && "Basic a2V5OnNlY3JldA=="
                      .equals(call.getRequestHeaders().getFirst("Authorization"));
          String id =
              UUID.nameUUIDFromBytes(call.getRequestURI().getPath().getBytes(UTF_8)).toString();
          byte[] body =
              """
              {"statements":[{"id":"%s","actor":{"mbox":"mailto:ana@acme.test"},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},
               "object":{"id":"https://lms.acme.test/courses/1"},"timestamp":"2026-02-01T09:59:58Z","stored":"2026-02-01T10:00:00Z",
               "authority":{"mbox":"mailto:lrs@acme.test"},"version":"1.0.3"}],"more":""}
              """
                  .formatted(id)
                  .getBytes(UTF_8);
          call.getResponseHeaders().set("Content-Type", "application/json");
          call.getResponseHeaders().set("X-Experience-API-Version", "1.0.3");
          call.sendResponseHeaders(known ? 200 : 401, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    server.start();
    return server;
  }

  /** The names in {@code ${NAME}}. */
  private static List<String> placeholders(Path file) throws IOException {
    return Pattern.compile("\"\\$\\{([A-Z_]+)}")
        .matcher(Files.readString(file))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private Path copied(Path sample) throws IOException {
    Path copy = folder.resolve("sample");
    try (Stream<Path> all = Files.walk(sample)) {
      all.forEach(from -> copyOne(from, copy.resolve(sample.relativize(from).toString())));
    }
    return copy;
  }

  private static void copyOne(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
