package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.cli.Learnwire;

/** {@code connectors verify}: the life of a goal in somebody's test tenant, here the sandbox. */
class VerifyIT {
  private static final String KEY = "sandbox-bamboo-key";

  @TempDir static Path folder;
  private static DemoCompany company;
  private static String person;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void open() throws Exception {
    company = DemoCompany.small(folder);
    person = employee();
  }

  @AfterAll
  static void close() throws IOException {
    company.close();
  }

  @Test
  void a_goal_lives_its_whole_life_and_is_gone_afterwards() throws IOException {
    var before = goals();

    assertThat(verify("", "hr", "--person", person, "--yes")).as(said()).isZero();

    assertThat(out.toString().lines().map(line -> line.substring(0, 20).strip()))
        .containsExactly(
            "holds     read",
            "holds     create",
            "holds     find",
            "holds     progress",
            "holds     conflict",
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
  void a_connection_without_writes_is_answered_with_what_can_be_tried() {
    assertThat(verify("", "academy", "--person", "1", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("academy has no write that can be tried: goals");
    assertThat(verify("", "nobody", "--person", "1", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no connection nobody; there are");
  }

  private int verify(String answer, String... words) {
    Path settings = folder.resolve("learnwire.yaml");
    PrintStream wasOut = System.out;
    PrintStream wasErr = System.err;
    InputStream wasIn = System.in;
    out.reset();
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
          """
              .formatted(company.url(), KEY));
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
