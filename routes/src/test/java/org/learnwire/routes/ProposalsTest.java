package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.Step;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.Choice;
import org.learnwire.people.Choices;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.routes.JourneySettings.AskingSettings;
import org.learnwire.rules.PersonState;

/** What asks people, whoever it is by then, and what their answers do. */
class ProposalsTest {
  private static final UUID HR = UUID.fromString("5b0a1c6e-7f5c-4a55-9d0d-1f2e3d4c5b6a");
  private static final Source SOURCE = new Source(HR, "acme", "https://hr.example.test");
  private static final AskingSettings ASKING =
      new AskingSettings(
          List.of(Approver.LEARNER, Approver.MANAGER, Approver.HR),
          Period.ofDays(30),
          Period.ofDays(14));
  private static final String ANA = People.personId(HR, "1");
  private static final String ELI = People.personId(HR, "2");
  private static final String BOSS = People.personId(HR, "9");

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  @TempDir Path folder;
  private Database database;
  private People people;
  private Ledger ledger;
  private Proposals proposals;

  @BeforeEach
  void open() {
    database = TestDatabase.open(folder);
    people = new People(database);
    ledger = new Ledger(database, clock);
    proposals = new Proposals(database, people, clock, ZoneOffset.UTC, ASKING);
    employee("9", null, EmployeeFacts.Status.ACTIVE);
    employee("8", null, EmployeeFacts.Status.ACTIVE);
    employee("1", "9", EmployeeFacts.Status.ACTIVE);
    employee("2", null, EmployeeFacts.Status.ACTIVE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_learner_then_the_manager_of_that_day_then_hr() {
    enter(goal("g", ANA));
    assertThat(ids(ANA)).containsExactly(id("g"));
    assertThat(ids(BOSS)).isEmpty();

    assertThat(proposals.accept(ANA, id("g").toString(), Map.of(), "E1 at the page"))
        .isEqualTo("Accepted. Now it asks the manager.");
    assertThat(ids(BOSS)).containsExactly(id("g"));

    employee("1", "8", EmployeeFacts.Status.ACTIVE);
    upkeep();
    assertThat(ids(BOSS)).as("whoever leads now is asked").isEmpty();
    String newBoss = People.personId(HR, "8");
    assertThat(proposals.asking(newBoss).get(0).may()).as("and agrees or not").isEmpty();
    assertThatThrownBy(() -> proposals.accept(BOSS, id("g").toString(), Map.of(), "E9"))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("asks this person now");
    assertThat(proposals.accept(newBoss, id("g").toString(), Map.of(), "E8"))
        .isEqualTo("Accepted. HR sees it in the plan and sends it.");
    assertThat(entry("g").state()).isEqualTo(EntryState.PENDING);
    assertThat(ledger.standing().history(id("g")))
        .extracting(Step::who)
        .containsSubsequence("E1 at the page", "ledger", "E8");
  }

  @Test
  void without_a_manager_hr_is_asked_and_that_is_said() {
    enter(goal("g", ELI));
    proposals.accept(ELI, id("g").toString(), Map.of(), "E2");
    assertThat(entry("g").state()).isEqualTo(EntryState.PENDING);
    assertThat(entry("g").message()).isEqualTo("nobody leads this person: HR is asked");

    enter(goal("left", ANA));
    proposals.accept(ANA, id("left").toString(), Map.of(), "E1");
    assertThat(ids(BOSS)).hasSize(1);
    employee("9", null, EmployeeFacts.Status.INACTIVE);
    upkeep();
    assertThat(entry("left").state()).as("the manager has left").isEqualTo(EntryState.PENDING);
  }

  @Test
  void a_draft_asks_who_saw_it_and_the_manager_once_they_have_left() {
    enter(thanks("seen", ANA, ELI));
    enter(thanks("unseen", ANA, null));
    enter(thanks("of nobody", ELI, null));
    assertThat(ids(ELI)).containsExactly(id("seen"));
    assertThat(ids(BOSS)).containsExactly(id("unseen"));
    assertThat(entry("of nobody").state()).isEqualTo(EntryState.PENDING);

    employee("2", null, EmployeeFacts.Status.INACTIVE);
    upkeep();
    assertThat(ids(BOSS)).containsExactlyInAnyOrder(id("seen"), id("unseen"));
    proposals.accept(BOSS, id("seen").toString(), Map.of("text", "Well seen, {learner}!"), "E9");
    assertThat(entry("seen").fields().path("text").asText()).isEqualTo("Well seen, {learner}!");
    assertThat(entry("seen").fields().path("giverPersonId").asText())
        .as("it goes in the name of who sends it")
        .isEqualTo(BOSS);
    assertThat(proposals.refuse(BOSS, id("unseen").toString(), "", "E9"))
        .isEqualTo("Dropped. It is not sent.");
  }

  @Test
  void words_are_checked_and_what_is_refused_changes_nothing() {
    enter(goal("g", ANA));
    String g = id("g").toString();
    refused(g, Map.of("title", " "), "The title is empty");
    refused(g, Map.of("title", "x".repeat(201)), "200 are possible");
    refused(g, Map.of("title", "two\nlines"), "characters that nobody can read");
    refused(g, Map.of("dueDate", "soon"), "The due date is written like 2027-02-24.");
    refused(g, Map.of("dueDate", "2026-11-01"), "from today on");
    refused(g, Map.of("dueDate", "2036-11-01"), "within 5 years");
    refused(g, Map.of("progressPercent", "100"), "cannot be changed");
    assertThat(entry("g").asking()).contains(Approver.LEARNER);
    assertThat(ledger.standing().history(id("g"))).hasSize(1);

    now = Instant.parse("2026-12-20T12:00:00Z");
    proposals.accept(
        ANA,
        g.substring(0, 8),
        Map.of("title", "Listen", "description", "Two\r\nlines", "dueDate", "2026-12-15"),
        "E1");
    assertThat(entry("g").fields().path("title").asText()).isEqualTo("Listen");
    assertThat(entry("g").fields().path("description").asText()).isEqualTo("Two\nlines");
    assertThat(entry("g").fields().path("dueDate").asText())
        .as("what is left as it is may have passed")
        .isEqualTo("2026-12-15");
  }

  private void refused(String id, Map<String, String> words, String why) {
    assertThatThrownBy(() -> proposals.accept(ANA, id, words, "E1"))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void drafts_end_after_two_weeks_and_proposals_after_a_month_and_are_counted() {
    enter(goal("g", ANA));
    enter(thanks("t", ANA, ELI));
    assertThat(proposals.asking(ANA).get(0).until()).isEqualTo(LocalDate.of(2026, 12, 24));
    now = now.plus(Period.ofDays(15));
    upkeep();
    assertThat(entry("t").state()).isEqualTo(EntryState.EXPIRED);
    assertThat(entry("g").state()).isEqualTo(EntryState.PROPOSED);
    now = now.plus(Period.ofDays(16));
    upkeep();
    assertThat(ledger.standing().counts()).containsEntry(EntryState.EXPIRED, 2L);
    enter(goal("g", ANA));
    assertThat(entry("g").state()).as("not asked again").isEqualTo(EntryState.EXPIRED);
  }

  @Test
  void who_wants_no_praise_gets_none_that_was_not_sent_yet() {
    enter(thanks("t", ANA, ELI));
    enter(goal("g", ANA));
    new Choices(database).choose(ANA, Map.of(Choice.RECOGNITIONS, "no"), "E1", now);
    upkeep();
    assertThat(entry("t").state()).isEqualTo(EntryState.CANCELLED);
    assertThat(entry("g").state()).isEqualTo(EntryState.PROPOSED);
  }

  @Test
  void what_was_declined_leaves_no_word_in_the_file_after_thirty_days() throws IOException {
    List<String> words = List.of("zebra-title", "quagga-reason", "okapi-cause");
    // Enough beside it for pages to split, so that rows were moved about.
    for (int i = 0; i < 200; i++) {
      enter(goal("beside " + i, ANA));
    }
    enter(goal("g", ELI, "zebra-title", "because of okapi-cause"));
    for (int i = 200; i < 400; i++) {
      enter(goal("beside " + i, ANA));
    }
    String said = proposals.refuse(ELI, id("g").toString(), "quagga-reason", "E2");
    assertThat(said).contains("erased after 30 days");
    assertThat(ledger.standing().isShown(id("g"))).isFalse();
    assertThat(ledger.standing().latestShown(1_000)).noneMatch(each -> each.id().equals(id("g")));
    assertThat(new Desk(database, clock).plan().toString()).doesNotContain("zebra-title");
    upkeep();
    assertThat(inTheFile(words)).contains("zebra-title", "quagga-reason", "okapi-cause");

    now = now.plus(Period.ofDays(29));
    upkeep();
    assertThat(inTheFile(words)).contains("quagga-reason");
    now = now.plus(Period.ofDays(2));
    upkeep();
    assertThat(inTheFile(words)).isEmpty();

    enter(goal("g", ELI, "zebra-title", "because of okapi-cause"));
    assertThat(entry("g").state()).as("never proposed again").isEqualTo(EntryState.DECLINED);
    assertThat(ids(ELI)).isEmpty();
    assertThat(entry("beside 3").fields().path("title").asText()).isEqualTo("Goal");
    assertThat(inTheFile(words)).isEmpty();
  }

  @Test
  void what_was_declined_is_nothing_that_rules_remember_after_thirty_days() {
    enter(goal("g", ELI));
    UUID moved = Facts.goalMove(id("g"), "declined");
    UUID cause = id("a cause");
    ObjectNode remembered = Json.object("{}").put("person", ELI);
    remembered
        .putArray("facts")
        .addObject()
        .put("id", moved.toString())
        .put("source", "")
        .put("verb", "declined")
        .put("object", "https://acme.test/path/talks")
        .put("at", now.toString());
    for (String name : List.of("g", "another")) {
      remembered
          .withArray("decided")
          .addObject()
          .put("id", id(name).toString())
          .put("rule", "rule of " + name)
          .put("kind", "ProposeGoal")
          .put("subject", "path of " + name)
          .put("occasion", "")
          .putArray("causes")
          .add(cause.toString());
    }
    states((states, tx) -> states.put(tx, ELI, PersonState.fromJson(remembered)));
    proposals.refuse(ELI, id("g").toString(), "", "E2");
    now = now.plus(Period.ofDays(31));
    upkeep();

    List<String> left = new ArrayList<>();
    states((states, tx) -> left.add(states.of(tx, ELI).toJson().toString()));
    assertThat(left.get(0))
        .contains(id("g").toString(), "path of another", "rule of another", cause.toString())
        .doesNotContain(moved.toString(), "path of g", "rule of g");
    assertThat(left.get(0).split(cause.toString(), -1)).as("of the other alone").hasSize(2);
  }

  private interface Remembering {
    void in(RuleStates states, Tx tx) throws SQLException;
  }

  private void states(Remembering remembering) {
    database.write(
        "rule states",
        tx -> {
          RuleStates states = new RuleStates();
          states.begin(tx);
          remembering.in(states, tx);
          states.save(tx);
          return null;
        });
  }

  /** The words that stand somewhere in the files of the database. */
  private List<String> inTheFile(List<String> words) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        words.stream().filter(bytes::contains).forEach(found::add);
      }
    }
    return found;
  }

  private void upkeep() {
    new ProposalUpkeep(database, ledger, people, clock, ZoneOffset.UTC, ASKING).run();
  }

  private void enter(NewEntry entry) {
    Whom whom = new Whom(ledger, people);
    database.write(
        "enter",
        tx -> {
          ledger.enter(tx, entry);
          whom.ask(tx, entry.id());
          return null;
        });
  }

  private List<UUID> ids(String person) {
    return proposals.asking(person).stream().map(each -> each.entry().id()).toList();
  }

  private Entry entry(String name) {
    return ledger.standing().find(id(name)).orElseThrow();
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static NewEntry goal(String name, String person) {
    return goal(name, person, "Goal", "Finished Listening.");
  }

  private static NewEntry goal(String name, String person, String title, String because) {
    ObjectNode fields = Json.object("{}");
    fields.put("title", title).put("description", "").put("dueDate", "2026-12-15");
    return entry(name, person, "goal.create", Mode.PROPOSAL, fields, because, ASKING.approve());
  }

  private static NewEntry thanks(String name, String person, @Nullable String giver) {
    ObjectNode fields = Json.object("{}").put("text", "Well done, {learner}!");
    if (giver != null) {
      fields.put("giverPersonId", giver);
    }
    List<Approver> asks = List.of(Approver.SENDER, Approver.HR);
    return entry(name, person, "recognition.give", Mode.DRAFT, fields, "Seen.", asks);
  }

  private static NewEntry entry(
      String name,
      String person,
      String write,
      Mode mode,
      ObjectNode fields,
      String because,
      List<Approver> approvers) {
    return new NewEntry(
        id(name),
        "a-rule",
        "Kind",
        person,
        "talks",
        "path",
        "hr",
        write,
        WriteClass.LOOKUP,
        write + "/" + name,
        mode,
        fields,
        List.of(),
        because,
        "lw-" + name,
        approvers);
  }

  private void employee(String id, @Nullable String manager, EmployeeFacts.Status status) {
    EmployeeFacts facts =
        new EmployeeFacts(
            id, "E" + id, null, null, "Name", null, "Team", manager, status, null, null);
    database.write("employee", tx -> people.apply(tx, SOURCE, facts, now));
  }
}
