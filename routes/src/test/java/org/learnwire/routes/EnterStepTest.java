package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.Step;
import org.learnwire.people.Choice;
import org.learnwire.people.Choices;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.rules.Company;
import org.learnwire.rules.Decision;
import org.learnwire.rules.DecisionKind;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.RuleBook;

/** What a person chose stands over what a rule says, at the moment a decision is entered. */
class EnterStepTest {
  private static final UUID HR = UUID.fromString("5b0a1c6e-7f5c-4a55-9d0d-1f2e3d4c5b6a");
  private static final Source SOURCE = new Source(HR, "acme", "https://hr.example.test");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String ANA = People.personId(HR, "1");

  @TempDir Path folder;
  private Database database;
  private People people;
  private Ledger ledger;
  private EnterStep step;

  @BeforeEach
  void open() {
    database = TestDatabase.open(folder);
    people = new People(database);
    ledger = new Ledger(database, Clock.fixed(NOW, ZoneOffset.UTC));
    for (String id : List.of("1", "2")) {
      EmployeeFacts facts =
          new EmployeeFacts(
              id,
              "E" + id,
              null,
              null,
              "Name",
              null,
              "Team",
              null,
              EmployeeFacts.Status.ACTIVE,
              null,
              null);
      database.write("employee", tx -> people.apply(tx, SOURCE, facts, NOW));
    }
    JourneySettings settings = settings();
    RuleBook none =
        RuleBook.load(
            List.of(), LearningMap.empty(), new Company(ZoneOffset.UTC, List.of("en")), Map.of());
    Connections connections = new Connections(settings, each -> HR);
    step = new EnterStep(database, ledger, people, connections, settings, none);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private JourneySettings settings() {
    ConnectionSettings kudos =
        new ConnectionSettings(
            "kudos",
            "slack",
            Optional.empty(),
            Map.of("webhookUrl", "https://hooks.example.test/x"),
            Duration.ofHours(1),
            Optional.empty(),
            WriteMode.AUTO,
            Optional.empty(),
            LimitSettings.none());
    return new JourneySettings(
        folder,
        Optional.empty(),
        ZoneOffset.UTC,
        List.of("en"),
        List.of(kudos),
        Optional.empty(),
        Optional.empty(),
        0.2,
        new PeopleSettings(Map.of(), List.of(), Optional.empty()),
        RuleSettings.none(),
        Optional.empty(),
        new DemoSettings(false, false));
  }

  private void chose(String value) {
    new Choices(database).choose(ANA, Map.of(Choice.RECOGNITIONS, value), "self", NOW);
  }

  private long thanks(String name) {
    Decision decision =
        new Decision(
            id(name),
            "thanks",
            DecisionKind.GrantRecognition,
            ANA,
            "listening",
            name,
            NOW,
            "kudos",
            org.learnwire.rules.Mode.DIRECT,
            Json.object("{}")
                .put("text", "Well done, {learner}!")
                .put("giverPersonId", People.personId(HR, "2")),
            List.of(),
            "Seen applying it.");
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(List.of(decision));
    step.process(exchange);
    return exchange.getMessage().getBody(Long.class);
  }

  private Entry entry(String name) {
    return ledger.standing().find(id(name)).orElseThrow();
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_a_rule_would_send_unasked_is_a_draft_until_the_person_has_chosen_that() {
    assertThat(thanks("usual")).isEqualTo(1);

    assertThat(entry("usual").mode()).isEqualTo(Mode.DRAFT);
    assertThat(entry("usual").state()).isEqualTo(EntryState.PROPOSED);
    assertThat(entry("usual").asks()).isEqualTo(People.personId(HR, "2"));
    assertThat(ledger.standing().history(id("usual")))
        .extracting(Step::why)
        .anyMatch(why -> why.startsWith("a draft, since the person has not chosen"));

    chose("auto");
    thanks("unasked");
    assertThat(entry("unasked").mode()).isEqualTo(Mode.AUTO);
    assertThat(entry("unasked").state()).isEqualTo(EntryState.APPROVED);
    chose("ask");
    thanks("asked again");
    assertThat(entry("asked again").mode()).isEqualTo(Mode.DRAFT);
  }

  @Test
  void whoever_chose_no_recognitions_gets_none_whenever_it_was_decided() {
    chose("no");
    assertThat(thanks("never")).isZero();
    assertThat(ledger.standing().find(id("never"))).as("it stands nowhere").isEmpty();
    chose("ask");
    assertThat(thanks("later")).isEqualTo(1);
  }
}
