package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.Server;
import org.learnwire.app.cli.Learnwire;
import org.learnwire.database.Origin;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.people.Choice;
import org.learnwire.people.Choices;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.XapiJson;

/** What the operator's pages show of each kind of statement and decision; and the report. */
class PolicyIT {
  private static Server server;
  private static Journey journey;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = Server.start(Server.emptySettings(data), 0);
    journey = server.context().getBean(Journey.class);
    UUID failed = put(Verbs.SCORED, "Knots, failed", Result.empty().withSuccess(false));
    put(Verbs.REFLECTED, "Ropes, reflected", Result.empty());
    put(Verbs.BUSINESS_RESULT, "Deal of one", Result.empty());
    put(Verbs.BUSINESS_RESULT, "Deal of Bo", Result.empty(), "bo@example.test");
    UUID grade = put(Verbs.SCORED, "Harness, graded", Result.empty().withSuccess(true));
    put(Verbs.COMPLETED, "Ladder, completed", Result.empty());
    enter("from-a-grade", "they did well at Harness", grade);
    enter("from-a-failure", "they failed at Knots", failed);
    UUID declined = enter("declined-proposal", "they finished Ladder", grade);
    journey
        .database()
        .write(
            "decline",
            tx -> journey.ledger().refuse(tx, declined, Approver.LEARNER, "learner", "not now"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static UUID put(Verb verb, String course, Result result) {
    return put(verb, course, result, "ana@example.test");
  }

  private static UUID put(Verb verb, String course, Result result, String who) {
    UUID id = UUID.randomUUID();
    Statement statement =
        Statement.builder()
            .id(id)
            .actor(Agent.mbox(who))
            .verb(verb)
            .object(Activity.of("https://lms.example.test/" + id).named("en", course))
            .result(result)
            .build();
    journey
        .database()
        .write(
            "test",
            tx ->
                journey
                    .statements()
                    .store(tx, statement, Origin.SOURCE, StoreOptions.from("academy")));
    return id;
  }

  private static UUID enter(String rule, String because, UUID cause) {
    UUID id = UUID.randomUUID();
    NewEntry entry =
        new NewEntry(
            id,
            rule,
            "ProposeGoal",
            "nobody-known",
            "path",
            "once",
            "hr",
            "goal.create",
            WriteClass.LOOKUP,
            "target-" + id,
            Mode.PROPOSAL,
            XapiJson.object().put("title", "Goal of " + rule),
            List.of(cause),
            because,
            "lw-" + id,
            List.of(Approver.LEARNER, Approver.HR));
    journey.database().write("test", tx -> journey.ledger().enter(tx, entry));
    return id;
  }

  private record Look(String page, String text, boolean shown) {}

  @TestFactory
  Stream<DynamicTest> each_page_shows_what_is_not_for_the_person_alone() {
    return Stream.of(
            new Look("/statements", "Knots, failed", false),
            new Look("/statements", "Ropes, reflected", false),
            new Look("/statements", "Deal of one", false),
            new Look("/statements", "Deal of Bo", false),
            new Look("/statements", "Harness, graded", true),
            new Look("/statements", "Ladder, completed", true),
            new Look("/statements", "Counted, not shown: 4 of the latest", true),
            new Look("/decisions", "from-a-grade", true),
            new Look("/decisions", "they did well at Harness", true),
            new Look("/decisions", "they failed at Knots", false),
            new Look("/decisions", "something that only the person sees", true),
            new Look("/decisions", "declined-proposal", false),
            new Look("/decisions", "Counted, not shown: 1 declined", true),
            new Look("/decisions?show=stopped", "declined-proposal", false),
            new Look("/", "declined-proposal", false),
            new Look("/writeback", "declined-proposal", false),
            new Look("/writeback.csv", "declined-proposal", false),
            new Look("/proposals", "declined-proposal", false),
            new Look("/rules", "they finished Ladder", false),
            new Look("/rules/declined-proposal", "they finished Ladder", false),
            new Look("/", "they failed at Knots", false),
            new Look("/writeback", "they failed at Knots", false))
        .map(
            look ->
                DynamicTest.dynamicTest(
                    look.page() + (look.shown() ? " shows: " : " leaves out: ") + look.text(),
                    () -> {
                      String body = new Visit(server).page(look.page()).body();
                      assertThat(body.contains(look.text())).isEqualTo(look.shown());
                    }));
  }

  @Test
  void a_deal_of_one_is_shown_while_that_one_lets_it_be_shown() throws Exception {
    UUID hr = new UUID(7, 7);
    EmployeeFacts bo =
        new EmployeeFacts(
            "77",
            "N77",
            "bo@example.test",
            null,
            "Bo",
            null,
            null,
            null,
            EmployeeFacts.Status.ACTIVE,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    Instant now = Instant.now();
    journey
        .database()
        .write(
            "test",
            tx ->
                journey
                    .people()
                    .apply(tx, new Source(hr, "hr", "https://hr.example.test"), bo, now));
    Choices choices = new Choices(journey.database());
    String person = People.personId(hr, "77");
    Visit visit = new Visit(server);
    assertThat(visit.page("/statements").body()).doesNotContain("Deal of Bo");
    choices.choose(person, Map.of(Choice.BUSINESS_RESULTS, "shown"), "Bo", now);
    assertThat(visit.page("/statements").body())
        .contains("Deal of Bo")
        .doesNotContain("Deal of one");
    choices.choose(person, Map.of(Choice.BUSINESS_RESULTS, "private"), "Bo", now);
    assertThat(visit.page("/statements").body()).doesNotContain("Deal of Bo");
  }

  private static String report(String sample) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      List<String> words = new ArrayList<>(List.of("policy", "report", "-c", sample));
      assertThat(Learnwire.execute(words.toArray(String[]::new))).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void the_report_says_in_words_what_holds(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("learnwire.yaml");
    java.nio.file.Files.writeString(
        file,
        """
        learnwire:
          company: {name: Acme}
          policy: policy.yaml
          connections:
            hr: {connector: bamboohr, settings: {companyDomain: acme, apiKey: top-secret}}
          lrs:
            retention: [{keep: P2Y}]
            forward:
              - {name: warehouse, url: "https://lrs.acme.test", key: k, secret: very-secret, sees: all}
        """);
    java.nio.file.Files.writeString(
        folder.resolve("policy.yaml"),
        """
        visibility: {self: [answered], failed-attempts: coach}
        purposes: {hr: To know who leads whom., hr/employes: A slip.}
        """);
    String report = report(file.toString());
    assertThat(report)
        .contains("at Acme: policy.yaml", "hr (bamboohr): employees")
        .contains("what for: To know who leads whom.")
        .contains("A purpose is written for hr/employes, which is not read.")
        .contains("Statements: keep P2Y of every statement")
        .contains("answered, reflected", "groups of 5 or more")
        .contains("forwarded to warehouse: everything, ALSO WHAT IS FOR THE PERSON ALONE")
        .contains("No ranking of people")
        .doesNotContain("secret");
  }
}
