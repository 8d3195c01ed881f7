package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.app.cli.Learnwire;

/** {@code connectors verify}: the life of a goal in somebody's test tenant, here the sandbox. */
class VerifyIT {
  private static final String KEY = "sandbox-bamboo-key";

  @TempDir static Path folder;
  private static DemoCompany company;
  private static String person;
  private static String email;
  private static String giver;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void open() throws Exception {
    company = DemoCompany.small(folder);
    person = employee();
    List<String> addresses = new ArrayList<>();
    for (JsonNode each : company.look("/company").path("people")) {
      if (each.has("employee")) {
        addresses.add(each.path("email").asText());
      }
    }
    email = addresses.get(0);
    giver = addresses.get(addresses.size() - 1);
  }

  @AfterAll
  static void close() throws IOException {
    company.close();
  }

  @Test
  void a_goal_lives_its_whole_life_and_is_gone_afterwards() throws IOException {
    var before = goals();

    assertThat(verify("", "hr", "--person", person, "--yes")).as(said()).isZero();

    assertThat(steps())
        .containsExactly(
            "holds     read",
            "holds     create",
            "holds     find",
            "holds     progress",
            "holds     conflict",
            "holds     comment",
            "holds     undo");
    assertThat(goals()).isEqualTo(before);
    assertThat(said()).doesNotContain(KEY);
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void nothing_is_written_before_somebody_said_yes() throws IOException {
    long calls = calls();

    assertThat(verify("no\n", "hr", "--person", person)).isEqualTo(1);
    assertThat(err.toString())
        .contains("make a goal \"Learnwire trial, may be deleted\" for " + person, "delete it")
        .contains("nothing was written");
    assertThat(verify("", "hr", "--person", person)).as("nobody answers").isEqualTo(1);
    assertThat(calls()).isEqualTo(calls);

    assertThat(verify("yes\n", "hr", "--person", person)).as(said()).isZero();
    assertThat(calls()).isGreaterThan(calls);
  }

  @Test
  void what_differs_is_printed_and_what_was_made_is_taken_back_all_the_same() throws IOException {
    var before = goals();
    // A connector of the user's own that gets the progress wrong.
    Path own = folder.resolve("connectors/bamboohr");
    copy(DemoCompany.repository().resolve("connectors/bamboohr"), own);
    Files.writeString(own.resolve("goal.progress.jslt"), "{\"percentComplete\": 20}");

    try {
      assertThat(verify("", "hr", "--person", person, "--yes")).isEqualTo(2);
    } finally {
      delete(own.getParent());
    }
    assertThat(out.toString())
        .contains("differs   progress")
        .contains("- progressPercent: sent \"40\", reads \"20\"")
        .contains("holds     undo");
    assertThat(goals()).isEqualTo(before);
  }

  @Test
  void a_person_who_is_not_there_differs_and_nothing_is_left() {
    assertThat(verify("", "hr", "--person", "999999", "--yes")).isEqualTo(2);
    assertThat(out.toString()).contains("differs   read");
    assertThat(out.toString()).contains("left out  create", "nothing was written");
  }

  @Test
  void one_message_is_tried_where_there_are_no_goals() {
    assertThat(verify("", "kudos", "--person", "Test Person", "--yes")).as(said()).isZero();
    assertThat(out.toString()).contains("holds     recognition.give");
  }

  @Test
  void a_preview_whose_progress_is_a_delta_holds_though_it_is_sent_twice() {
    assertThat(verify("", "goals", "--person", "u-" + person, "--yes")).as(said()).isZero();

    assertThat(steps())
        .containsExactly(
            "holds     read",
            "holds     create",
            "holds     find",
            "holds     progress",
            "left out  conflict",
            "holds     comment",
            "holds     undo");
    assertThat(out.toString()).contains("40 %, sent twice", "goal.complete; goal g-");
    JsonNode goal = company.look("/state").at("/things/lattice~1goals").elements().next();
    assertThat(goal.path("currentAmount").asInt()).isEqualTo(40);
    assertThat(goal.path("state").asText()).isEqualTo("Ended");
  }

  @Test
  void a_badge_is_given_found_and_taken_back_and_points_are_given_once() {
    assertThat(verify("", "badges", "--person", email, "--yes")).as(said()).isZero();
    assertThat(steps())
        .containsExactly("holds     recognition.give", "holds     find", "holds     undo");
    JsonNode awards = company.look("/state").at("/things/badgr~1awards");
    assertThat(awards).hasSize(1).allMatch(each -> each.path("revoked").asBoolean());

    assertThat(verify("", "points", "--person", email, "--yes")).as(said()).isZero();
    assertThat(steps()).containsExactly("holds     recognition.give");
    assertThat(company.look("/state").at("/things/bonusly~1bonuses")).hasSize(1);
  }

  /** Of those that nothing here speaks for: what would be done is said, and nothing is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fives | '' | make a goal, leave it there, (recognition.give), leave it there",
        "fives | recognition | (recognition.give), leave it there",
        "awards | goal | make a goal, set its progress to 40 %, leave it there",
        "awards | recognition | which gives awardAmount 50, leave it there",
        "feedback | '' | (recognition.give), leave it there"
      })
  void what_would_be_done_is_said_before_somebody_says_yes(
      String connection, String only, String plan) {
    assertThat(verify("no\n", connection, "--person", "1", "--only", only)).isEqualTo(1);

    List<String> said =
        err.toString().lines().filter(line -> line.startsWith("  ")).map(String::strip).toList();
    String[] expected = plan.split(", ");
    assertThat(said).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(said.get(i)).contains(expected[i]);
    }
    assertThat(err.toString()).contains("nothing was written");
  }

  @Test
  void a_connection_without_writes_is_answered_with_what_can_be_tried() {
    assertThat(verify("", "academy", "--person", "1", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("academy has no write that can be tried: goals");
    assertThat(verify("", "nobody", "--person", "1", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no connection nobody; there are");
    assertThat(verify("", "badges", "--person", "1", "--only", "goal", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("badges has no write goal… that can be tried");
  }

  private int verify(String answer, String... words) {
    Path settings = folder.resolve("learnwire.yaml");
    PrintStream wasOut = System.out;
    PrintStream wasErr = System.err;
    InputStream wasIn = System.in;
    out.reset();
    err.reset();
    try {
      Files.writeString(
          settings,
          """
          learnwire:
            data: data
            connectors: connectors
            connections:
              hr: {connector: bamboohr, base-url: "%1$s/bamboohr/api", settings: {companyDomain: acme, apiKey: %2$s}}
              academy: {connector: moodle, base-url: "%1$s/moodle", settings: {token: sandbox-moodle-token}}
              kudos: {connector: slack, settings: {webhookUrl: "%1$s/slack/services/T0/B0/XXX"}}
              goals: {connector: lattice, base-url: "%1$s/lattice/v1", settings: {apiKey: sandbox-lattice-key}, limits: {per-second: 500, per-minute: 30000}}
              points: {connector: bonusly, base-url: "%1$s/bonusly/api/v1", settings: {token: sandbox-bonusly-token, giverEmail: "%3$s"}, limits: {per-second: 500}}
              badges: {connector: badgr, base-url: "%1$s/badgr", settings: {clientId: sandbox-badgr-client, clientSecret: sandbox-badgr-secret, issuer: ISS1, badgeClass: BC1}, limits: {per-second: 500}}
              fives: {connector: 15five, settings: {apiKey: none}}
              awards: {connector: successfactors, settings: {apiServer: "https://sf.example.test", companyId: acme, clientId: lw, apiUser: lw, privateKey: none, goalEntity: DevGoal_2001, awardAmount: 50}}
              feedback: {connector: workday, settings: {host: "https://wd.example.test", tenant: acme, clientId: lw, clientSecret: none, refreshToken: none, reportOwner: lw}}
          """
              .formatted(company.url(), KEY, giver));
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
      return Learnwire.execute(
          Stream.concat(
                  Stream.of("connectors", "verify", "-c", settings.toString()), Stream.of(words))
              .toArray(String[]::new));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      System.setOut(wasOut);
      System.setErr(wasErr);
      System.setIn(wasIn);
    }
  }

  private List<String> steps() {
    return out.toString().lines().map(line -> line.split("  +")).map(VerifyIT::step).toList();
  }

  private static String step(String[] words) {
    return "%-9s %s".formatted(words[0], words[1].split(" ")[0]);
  }

  private String said() {
    return out + "\n" + err;
  }

  private static Map<String, List<String>> goals() {
    Map<String, List<String>> goals = company.goals();
    goals.values().removeIf(List::isEmpty);
    return goals;
  }

  /** All calls to the HR system so far. */
  private static long calls() {
    long[] count = {0};
    company
        .look("/state")
        .path("calls")
        .path("bamboohr")
        .forEach(each -> count[0] += each.asLong());
    return count[0];
  }

  private static String employee() throws Exception {
    String basic =
        Base64.getEncoder().encodeToString((KEY + ":x").getBytes(StandardCharsets.UTF_8));
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create(company.url() + "/bamboohr/api/v1/employees/directory"))
            .header("Authorization", "Basic " + basic)
            .header("Accept", "application/json")
            .build();
    String answer =
        HttpClient.newHttpClient().send(ask, HttpResponse.BodyHandlers.ofString()).body();
    return DemoCompany.JSON.readTree(answer).at("/employees/0/id").asText();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
