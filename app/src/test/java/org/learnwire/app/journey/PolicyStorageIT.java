package org.learnwire.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.Server;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;

/**
 * The demo's company under a policy that names one site and drops what people are called by their
 * work: nothing of the others, and no title, stands in any byte of the data folder. What must not
 * be found is taken from a second data folder that no policy binds.
 */
class PolicyStorageIT {
  private static final String KEY = "policy-webhook-key-0001";
  private static final String SITE =
      "select site from account where kind = 'employee' and site is not null"
          + " group by site order by count(*) desc, site limit 1";

  @TempDir static Path folder;
  private static DemoCompany company;
  private static Workplace bound;
  private static Ran sync;
  private static String site;
  private static List<String> outside;
  private static List<String> inside;
  private static List<String> titles;
  private static String outsider;
  private static Server server;

  @BeforeAll
  static void read() throws Exception {
    company = DemoCompany.small(folder.resolve("company"));
    Workplace free = work("free");
    free.sync("--only", "hr");
    site = free.column(SITE).get(0);
    inside = emails(free, "=");
    outside = new ArrayList<>(emails(free, "<>"));
    outside.removeAll(inside); // an address of a desk is shared by several
    titles =
        free.column("select distinct title from account where title is not null").stream()
            .filter(title -> title.length() > 5)
            .filter(title -> !found(free, title).isEmpty())
            .toList();
    outsider =
        free.column(
                "select remote_id from account where kind = 'employee' and valid_to is null"
                    + " and site <> '"
                    + site
                    + "' order by 1")
            .get(0);
    bound = work("bound");
    Files.writeString(
        bound.folder().resolve("policy.yaml"),
        """
        scope: {sites: [%s]}
        drop: {hr/employees: [jobTitle, tittle]}
        retention: {academy/grades: P2Y}
        purposes: {academy/grades: To recognise what was learned.}
        """
            .formatted(site));
    sync = bound.sync();
    server =
        Server.start(
            new SettingsFile(bound.file(), Clock.systemUTC(), System::getenv)
                .read(Optional.empty()),
            0);
  }

  private static Workplace work(String name) {
    return Workplace.reading(company, folder.resolve(name))
        .with("apiKey: sandbox-bamboo-key", "apiKey: sandbox-bamboo-key, webhookSecret: " + KEY)
        .hiding(KEY);
  }

  private static List<String> emails(Workplace work, String where) {
    return work.column(
        "select email from account where kind = 'employee' and email is not null and site "
            + where
            + " '"
            + site
            + "'");
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    company.close();
  }

  /** Files whose bytes hold the text, upper and lower case alike. */
  private static List<String> found(Workplace work, String text) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(work.data())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase();
        if (bytes.contains(
            new String(text.getBytes(UTF_8), StandardCharsets.ISO_8859_1).toLowerCase())) {
          found.add(file.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  private static void nothingOfOthers() {
    outside.forEach(email -> assertThat(found(bound, email)).as(email).isEmpty());
    titles.forEach(title -> assertThat(found(bound, title)).as(title).isEmpty());
  }

  @Test
  void nothing_of_others_and_nothing_that_is_dropped_stands_in_any_byte() {
    assertThat(outside).as("there are some to be kept out").hasSizeGreaterThan(5);
    assertThat(inside).hasSizeGreaterThan(5);
    assertThat(titles).hasSizeGreaterThan(2);
    assertThat(found(bound, inside.get(0))).as("the search finds who is in").isNotEmpty();
    nothingOfOthers();
    assertThat(bound.count("select count(*) from statement")).isPositive();
    assertThat(
            bound.count(
                "select count(*) from account where kind = 'employee' and site <> '" + site + "'"))
        .isZero();
  }

  @Test
  void every_record_is_accounted_for() {
    assertThat(sync.stream("hr", "employees")).contains(" + out of scope ");
    assertThat(sync.stream("academy", "people")).contains(" + out of scope ");
    assertThat(sync.stream("academy", "enrolments")).doesNotContain("not accounted for");
    assertThat(bound.column("select coalesce(message, '') from stream_run"))
        .noneMatch(message -> message.contains("not accounted for"));
  }

  @Test
  void a_webhook_about_somebody_else_leaves_only_whom_it_named() throws Exception {
    String body =
        "{\"type\":\"employee.updated\",\"data\":{\"employeeId\":\"%s\",\"fields\":{\"workEmail\":"
                .formatted(outsider)
            + "\"%s\",\"jobTitle\":\"%s\"}}}".formatted(outside.get(0), titles.get(0));
    assertThat(post(server.address() + "/hooks/hr/employees", body)).isEqualTo(200);
    nothingOfOthers();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                bound.count(
                        "select count(*) from stream_run where outcome = 'hooks'"
                            + " and skipped like '%out of scope%'")
                    > 0);
    nothingOfOthers();
  }

  @Test
  void an_lrs_client_cannot_bring_it_either() throws Exception {
    NewCredential client = server.context().getBean(Credentials.class).add("a player");
    assertThat(brought(client, inside.get(0))).isEqualTo(200);
    assertThat(brought(client, outside.get(0))).isEqualTo(403);
    nothingOfOthers();
  }

  private static int brought(NewCredential client, String email) throws Exception {
    String pair = client.key() + ":" + client.secret();
    String statement =
        "{\"actor\":{\"mbox\":\"mailto:%s\"},\"verb\":{\"id\":\"https://w3id.org/x\"},"
                .formatted(email)
            + "\"object\":{\"id\":\"https://lms.example.test/course/2\"}}";
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + "/xapi/statements"))
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "2.0.0")
                .header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(statement))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static int post(String url, String body) throws Exception {
    String at = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("X-BambooHR-Timestamp", at)
                .header(
                    "X-BambooHR-Signature",
                    HexFormat.of().formatHex(mac.doFinal((body + at).getBytes(UTF_8))))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void check_says_what_may_be_misspelt_and_the_report_what_holds() {
    assertThat(bound.run("check").out())
        .contains("hr/employees: the policy drops tittle, which no record has had so far")
        .doesNotContain("drops jobTitle");
    String report = Ran.of("policy", "report", "-c", bound.file().toString()).out();
    assertThat(report)
        .contains("Only of people at these sites: " + site)
        .contains("People of whom nobody says where they belong are kept out too.")
        .contains("employees without jobTitle, tittle: dropped before anything is kept")
        .contains("academy/grades: its statements")
        .contains("P2Y, for: To recognise what was learned.");
    Ran reconciled = bound.run("reconcile", "academy");
    assertThat(reconciled.out())
        .contains("of people out of the policy's scope", " 0 surplus, 0 differing");
    assertThat(reconciled.out().lines().filter(line -> line.startsWith("missing")))
        .as("what is in quarantine is missing, and nothing else")
        .allMatch(line -> line.contains("it cannot be mapped"));
  }
}
