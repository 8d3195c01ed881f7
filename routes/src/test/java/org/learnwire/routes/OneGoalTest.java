package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.SeenGoal;
import org.learnwire.ledger.SeenGoals;
import org.learnwire.people.People;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.rules.Decision;
import org.learnwire.rules.DecisionKind;
import org.learnwire.rules.Mode;

/** Goals that people made, goals in two systems, and how many go without anybody being asked. */
class OneGoalTest {
  private static final String MAP =
      """
      connection,course,path,skill,kind,goal-title-en
      ,https://lms.example.test/1,listening,Listening,development,Listen well
      """;

  @TempDir Path folder;
  private final GoalShop shop = new GoalShop();
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private Journey journey;

  @AfterEach
  void close() {
    journey.close();
    shop.close();
  }

  @Test
  void a_goal_that_somebody_made_there_is_seen_before_ours_is_sent_and_stays() {
    open(Writing.USUAL);
    shop.put("x1", "LISTEN  well");
    String theirs = shop.snapshot();
    decide("one", "hr", "listening");
    pass();

    assertThat(entry("one").state()).isEqualTo(EntryState.CANCELLED);
    assertThat(entry("one").message())
        .isEqualTo("somebody made this goal in hr already: it is theirs, and stays");
    assertThat(shop.writing()).isEmpty();
    decide("two", "hr", "listening");
    assertThat(entry("two").state()).as("known by now").isEqualTo(EntryState.CANCELLED);
    decide("three", "second", "listening");
    assertThat(entry("three").message()).startsWith("this goal stands in hr; in two systems");
    assertThat(shop.snapshot()).isEqualTo(theirs);
    assertThat(new SeenGoals(journey.database()).of(List.of(person("hr"))))
        .extracting(
            SeenGoal::connection, SeenGoal::path, goal -> goal.fields().path("title").asText())
        .containsExactly(tuple("hr", "listening", "LISTEN  well"));
  }

  @Test
  void a_goal_of_ours_that_somebody_closed_is_told_and_moved_no_more() {
    open(Writing.USUAL);
    decide("one", "hr", "listening");
    pass();
    assertThat(shop.writing()).containsExactly("POST /goals");
    shop.edit("g1", "status", "CLOSED");
    now = now.plus(Duration.ofHours(25));
    pass();

    assertThat(goalsTold()).containsExactly("listening closed");
    pass();
    assertThat(goalsTold()).hasSize(1);
    assertThat(shop.writing()).hasSize(1);
  }

  @Test
  void one_goal_in_two_systems_is_refused_unless_one_is_its_owner() {
    open(Writing.USUAL);
    decide("one", "hr", "listening");
    decide("two", "second", "listening");
    decide("other", "second", "else");
    assertThat(entry("one").state()).isEqualTo(EntryState.APPROVED);
    assertThat(entry("other").state()).isEqualTo(EntryState.APPROVED);
    assertThat(entry("two").state()).isEqualTo(EntryState.CANCELLED);
    assertThat(entry("two").message())
        .isEqualTo(
            "this goal stands in hr; in two systems it is set only where one of them says"
                + " writes: {owns-goals: true}");
    journey.close();

    open(new Writing(Optional.empty(), Optional.empty(), true));
    decide("three", "second", "listening");
    assertThat(entry("three").state()).isEqualTo(EntryState.APPROVED);
  }

  @Test
  void what_is_beyond_the_cap_of_a_pass_or_a_day_waits_in_the_plan() {
    open(new Writing(Optional.of(2), Optional.of(3), false));
    for (int i = 1; i <= 4; i++) {
      decide("a" + i, "hr", "path " + i);
    }
    assertThat(states("a1", "a2", "a3", "a4"))
        .containsExactly(
            EntryState.APPROVED, EntryState.APPROVED, EntryState.PENDING, EntryState.PENDING);
    now = now.plus(Duration.ofHours(1));
    pass();
    assertThat(shop.writing()).hasSize(2);
    decide("b1", "hr", "path 5");
    decide("b2", "hr", "path 6");
    assertThat(states("b1", "b2")).containsExactly(EntryState.APPROVED, EntryState.PENDING);
    assertThat(entry("b2").message())
        .isEqualTo(
            "more than the 3 that go to hr on one day without anybody being asked: waits for HR's"
                + " yes");
    assertThat(journey.plan())
        .filteredOn(line -> line.state().equals("pending"))
        .extracting(PlanItem::id)
        .containsExactlyInAnyOrder(id("a3").toString(), id("a4").toString(), id("b2").toString());

    journey.desk().approve(id("a3").toString(), "ann");
    assertThat(entry("a3").state()).as("HR's yes is beyond no cap").isEqualTo(EntryState.APPROVED);
    now = now.plus(Duration.ofDays(1));
    pass();
    assertThat(states("a4", "b2")).containsOnly(EntryState.PENDING);
    decide("c1", "hr", "path 7");
    assertThat(entry("c1").state()).as("another day").isEqualTo(EntryState.APPROVED);
  }

  private void open(Writing writing) {
    Campus campus = new Campus(folder, shop.url());
    campus.connector(GoalShop.CONNECTOR);
    GoalShop.MAPPINGS.forEach(campus::file);
    JourneySettings settings = campus.settings("data", null, List.of("hr", "second"));
    List<ConnectionSettings> connections =
        settings.connections().stream()
            .map(each -> each.withWrites(WriteMode.AUTO))
            .map(each -> each.name().equals("hr") ? each.withWriting(writing) : each)
            .toList();
    JourneySettings.RuleSettings rules = settings.rules();
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    journey =
        Journey.open(
            Campus.with(settings, connections)
                .withRules(rules.withLearningMap(new NamedText("learning-map.csv", MAP))),
            clock,
            DatabaseOptions.standard());
    pass();
  }

  private void pass() {
    assertThat(Campus.pass(journey).problems()).isEmpty();
  }

  private void decide(String name, String via, String subject) {
    ObjectNode fields = Json.object().put("title", "Do " + subject).put("dueDate", "2027-01-01");
    Decision decision =
        new Decision(
            id(name),
            "a-rule",
            DecisionKind.ProposeGoal,
            person("hr"),
            subject,
            "once " + name,
            now,
            via,
            Mode.DIRECT,
            fields,
            List.of(),
            "because of a test");
    journey
        .camel()
        .createProducerTemplate()
        .requestBody(Seam.DECIDED.uri(), List.of(decision), Long.class);
  }

  private String person(String connection) {
    return People.personId(journey.connectionNames().get(connection), "s1");
  }

  private List<String> goalsTold() {
    return journey
        .database()
        .read(
            tx ->
                tx.list(
                    "select body from journal where kind = 'GoalSeen' order by position",
                    row ->
                        Json.object(row.getString(1)).path("path").asText()
                            + " "
                            + Json.object(row.getString(1)).path("state").asText()));
  }

  private List<EntryState> states(String... names) {
    return java.util.Arrays.stream(names).map(name -> entry(name).state()).toList();
  }

  private Entry entry(String name) {
    return journey.ledger().standing().find(id(name)).orElseThrow();
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
