package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.cli.Learnwire;
import org.learnwire.sandbox.salesforce.Salesforce;
import org.learnwire.workshop.contract.Contract;
import org.learnwire.workshop.contract.VendorDouble;

/** {@code connectors record}: a live conversation, here with the sandbox, becomes fixtures. */
class RecordIT {
  private static final String BAMBOO_KEY = "sandbox-bamboo-key";
  private static final String MOODLE_TOKEN = "sandbox-moodle-token";

  @TempDir static Path folder;
  private static DemoCompany company;
  private static ServedAnswers served;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void open() throws IOException {
    company = DemoCompany.small(folder);
    served = ServedAnswers.of(company.url());
  }

  @AfterAll
  static void close() throws IOException {
    served.close();
    company.close();
  }

  @Test
  void people_and_writes_with_a_person_for_tests_hold_and_show_nobody() throws Exception {
    Path recorded = folder.resolve("recorded-hr");
    String person = person();
    Map<String, List<String>> before = goals();

    assertThat(record("hr", recorded, "--writes", "--person", person, "--yes")).as(said()).isZero();

    holds(recorded);
    assertThat(out.toString())
        .contains("bamboohr/employees/1-happy:", "undo: holds", "bamboohr/goal.create/1-happy:")
        .contains("bamboohr/goal.create/6-timeout-found:", "bamboohr/goal.delete/1-happy:");
    String shown = shown(recorded);
    assertThat(shown).contains("@example.test", "mapped:").contains("bamboohr-apikey-secret-0001");
    assertThat(shown).as("what we wrote ourselves").contains("Learnwire ref lw-trial-");
    showsNobody(recorded, shown, person);
    assertThat(goals()).as("what was made is taken back").isEqualTo(before);
  }

  @Test
  void what_was_recorded_of_learning_holds_and_shows_nobody() throws Exception {
    Path recorded = folder.resolve("recorded-academy");

    assertThat(record("academy", recorded)).as(said()).isZero();

    holds(recorded);
    assertThat(Contract.of(recorded).names())
        .contains("moodle/courses/1-happy", "moodle/course-completions/1-happy");
    assertThat(shown(recorded)).contains("http://adlnet.gov/expapi/verbs/completed");
    showsNobody(recorded, shown(recorded), MOODLE_TOKEN);
  }

  @Test
  void a_token_that_is_asked_for_first_stands_before_each_conversation() throws Exception {
    Path recorded = folder.resolve("recorded-crm");

    assertThat(record("crm", recorded)).as(said()).isZero();

    holds(recorded);
    assertThat(shown(recorded)).contains("grant_type", "SELECT Id, ").contains("${vendor}");
    showsNobody(recorded, shown(recorded), Salesforce.CLIENT);
  }

  @Test
  void a_folder_that_is_there_is_not_written_over() throws IOException {
    Path there = Files.createDirectories(folder.resolve("there"));

    assertThat(record("hr", there)).isEqualTo(1);
    assertThat(err.toString()).contains("is there already; name another folder");
    assertThat(there).isEmptyDirectory();
  }

  @Test
  void nothing_is_written_there_without_a_person_for_tests_and_a_yes() throws IOException {
    Path no = folder.resolve("no");
    int asked = served.answers().size();

    assertThat(record("hr", no, "--writes")).isEqualTo(1);
    assertThat(err.toString()).contains("--writes and --person go together");
    assertThat(record("hr", no, "--writes", "--person", "119")).as("nobody answers").isEqualTo(1);
    assertThat(err.toString()).contains("make a goal", "nothing was written and nothing recorded");
    assertThat(no).doesNotExist();
    assertThat(served.answers()).hasSize(asked);
  }

  /** What `connectors test` says to it: each conversation holds, what is not there has a reason. */
  private void holds(Path recorded) {
    Contract contract = Contract.of(recorded);
    assertThat(contract.names()).isNotEmpty();
    try (VendorDouble vendor = new VendorDouble()) {
      assertThat(contract.names())
          .allSatisfy(name -> assertThat(contract.hold(name, vendor).differences()).isEmpty());
    }
    assertThat(contract.coverage().differences()).isEmpty();
    assertThat(out.toString()).doesNotContain("nothing answers");
  }

  /** Every value that was served, and every name of the whole company, not only those recorded. */
  private static void showsNobody(Path recorded, String shown, String... besides) throws Exception {
    Personal personal = new Personal(served.answers(), own(recorded));
    assertThat(personal.size()).as("what is looked for").isGreaterThan(100);
    assertThat(personal.in(recorded)).isEmpty();
    Set<String> names = new HashSet<>(List.of(BAMBOO_KEY, MOODLE_TOKEN, served.url()));
    names.addAll(List.of(company.url(), Salesforce.SECRET));
    for (JsonNode each : company.look("/company").path("people")) {
      if (each.has("employee")) { // no account of a service
        names.addAll(List.of(each.path("name").asText().split(" ")));
      }
    }
    names.removeIf(each -> each.length() < 3);
    names.addAll(List.of(besides));
    assertThat(names).hasSizeGreaterThan(50);
    assertThat(names)
        .filteredOn(
            each ->
                Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(each) + "(?![\\p{L}\\p{N}])")
                    .matcher(shown)
                    .find())
        .isEmpty();
  }

  /** The connector's own files: their words are the vendor's. */
  private static String own(Path recorded) throws IOException {
    StringBuilder own = new StringBuilder("text/plain");
    try (Stream<Path> files = Files.list(recorded)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        own.append(Files.readString(file));
      }
    }
    return own.toString();
  }

  private static String shown(Path recorded) throws IOException {
    StringBuilder shown = new StringBuilder();
    try (Stream<Path> files = Files.walk(recorded.resolve("fixtures"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        shown.append(Files.readString(file)).append('\n');
      }
    }
    return shown.toString();
  }

  private static String person() {
    for (JsonNode each : company.look("/company").path("people")) {
      if (!each.path("employee").asText("").isEmpty()) {
        return each.path("employee").asText();
      }
    }
    throw new IllegalStateException("nobody is employed");
  }

  private static Map<String, List<String>> goals() {
    Map<String, List<String>> goals = company.goals();
    goals.values().removeIf(List::isEmpty);
    return goals;
  }

  private int record(String connection, Path to, String... more) throws IOException {
    Path settings = folder.resolve("learnwire.yaml");
    Files.writeString(
        settings,
        """
        learnwire:
          connections:
            hr: {connector: bamboohr, base-url: "%1$s/bamboohr/api", settings: {companyDomain: acme, apiKey: %2$s}}
            crm: {connector: salesforce, settings: {domain: "%1$s/salesforce", clientId: %4$s, clientSecret: %5$s, currency: EUR}}
            academy: {connector: moodle, base-url: "%1$s/moodle", settings: {token: %3$s}}
        """
            .formatted(
                served.url(), BAMBOO_KEY, MOODLE_TOKEN, Salesforce.CLIENT, Salesforce.SECRET));
    PrintStream wasOut = System.out;
    PrintStream wasErr = System.err;
    InputStream wasIn = System.in;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      System.setIn(new ByteArrayInputStream(new byte[0]));
      List<String> words =
          new ArrayList<>(List.of("connectors", "record", connection, "-c", settings.toString()));
      words.addAll(List.of("--to", to.toString()));
      words.addAll(List.of(more));
      return Learnwire.execute(words.toArray(String[]::new));
    } finally {
      System.setOut(wasOut);
      System.setErr(wasErr);
      System.setIn(wasIn);
    }
  }

  private String said() {
    return out + "\n" + err;
  }
}
