package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.Origin;
import org.learnwire.database.TestDatabase;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.ReceiptOutcome;
import org.learnwire.ledger.Step;
import org.learnwire.ledger.WriteClass;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.people.Choice;
import org.learnwire.people.Choices;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.routes.EvidenceDesk.Form;
import org.learnwire.routes.EvidenceDesk.Made;
import org.learnwire.routes.EvidenceSheet.Item;
import org.learnwire.routes.EvidenceSheet.Kind;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Score;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.visibility.Audience;
import org.learnwire.xapi.visibility.Visibility;

/** What stands on a sheet, what never does, and that nothing leaves before its person's yes. */
class EvidenceDeskTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Sight POLICY = Sight.of(Visibility.standard(), Sees.COACH);

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private People people;
  private Ledger ledger;
  private StatementStore store;
  private EvidenceDesk desk;
  private String ana;

  @BeforeEach
  void open() {
    Clock clock = ((InstantSource) () -> now).withZone(BERLIN);
    database = TestDatabase.open(folder);
    people = new People(database);
    ledger = new Ledger(database, clock);
    store = new StatementStore(database, clock);
    JourneySettings settings = OneHrSystem.settings(folder);
    Connections connections = new Connections(settings, new ConnectionIds(database, clock)::idOf);
    desk = new EvidenceDesk(database, ledger, people, store, connections, settings, clock);
    UUID hr = connections.named("hr").id();
    Source source = new Source(hr, "acme", "https://hr.example.test");
    for (String number : List.of("1", "2")) {
      EmployeeFacts facts =
          new EmployeeFacts(
              number,
              number,
              null,
              null,
              "Person " + number,
              null,
              "Sales",
              null,
              EmployeeFacts.Status.ACTIVE,
              LocalDate.of(2020, 1, 1),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null);
      database.write("hire", tx -> people.apply(tx, source, facts, now));
    }
    ana = People.personId(hr, "1");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void restricted(String sql) {
    database.write("restriction", tx -> tx.update(sql, ana));
  }

  @Test
  void a_sheet_has_practice_feedback_thanks_and_goals_and_never_what_was_tested() {
    said(Verbs.OBSERVED_APPLYING, "Open question", null, true, "2026-03-02T10:00:00Z");
    said(Verbs.COACHED, "Listening", "More pauses", true, "2026-04-02T10:00:00Z");
    said(Verbs.RECOGNISED, "Recognition", "Thank you, Ana.", true, "2026-05-02T10:00:00Z");
    goal("g", "Lead a retrospective");
    scored(Verbs.PASSED, "Quiz of listening");
    scored(Verbs.SCORED, "Quiz of asking");
    scored(Verbs.COMPLETED, "Course with a test");
    said(Verbs.REFLECTED, "Diary", "I was unsure", true, "2026-05-03T10:00:00Z");
    said(Verbs.OBSERVED_APPLYING, "Tried and failed", null, false, "2026-05-04T10:00:00Z");
    said(Verbs.OBSERVED_APPLYING, "Last year", null, true, "2025-12-31T10:00:00Z");

    EvidenceSheet sheet = desk.sheet(ana, "2026", POLICY::shows);

    assertThat(sheet.parts()).extracting(EvidenceSheet.Part::kind).containsExactly(Kind.values());
    assertThat(sheet.plain())
        .isEqualTo(
            """
            Learning evidence of Person 1, 2026

            Practice
            - 2 March 2026: Seen applying “Open question”

            Feedback
            - 2 April 2026: Coached on “Listening”: More pauses

            Recognition
            - 2 May 2026: Thank you, Ana.

            Goals
            - 24 November 2026: “Lead a retrospective”, 40 %, due 1 February 2027

            1 January 2026 to 31 December 2026. Put together on 24 November 2026 and released by the\
             person it is about. It holds no test results.""");
    assertThat(desk.sheet(ana, "2025", POLICY::shows).count()).isEqualTo(1);
    assertThatThrownBy(() -> desk.sheet(ana, "2019", POLICY::shows))
        .hasMessage("There is no cycle 2019; there are 2026, 2025.");
  }

  @Test
  void what_the_policy_keeps_for_the_person_alone_is_not_on_it() {
    said(Verbs.COACHED, "Listening", "More pauses", true, "2026-04-02T10:00:00Z");
    Sight strict =
        Sight.of(Visibility.standard().with(Map.of(Verbs.COACHED.id(), Audience.SELF)), Sees.COACH);

    assertThat(desk.sheet(ana, "2026", POLICY::shows).count()).isEqualTo(1);
    assertThat(desk.sheet(ana, "2026", strict::shows).count()).isZero();
  }

  @Test
  void it_speaks_the_persons_language() {
    said(Verbs.OBSERVED_APPLYING, "Open question", null, true, "2026-03-02T10:00:00Z");
    new Choices(database).choose(ana, Map.of(Choice.LANGUAGE, "fr"), "self", now);

    assertThat(desk.sheet(ana, "2026", POLICY::shows).plain())
        .startsWith(
            "Preuves d’apprentissage de Person 1, 2026\n\nPratique\n- 2 mars 2026: A appliqué");
  }

  @Test
  void a_link_opens_what_was_released_until_it_is_taken_back_or_over() {
    said(Verbs.OBSERVED_APPLYING, "Open question", null, true, "2026-03-02T10:00:00Z");
    said(Verbs.RECOGNISED, "Recognition", "Thank you.", true, "2026-05-02T10:00:00Z");
    String thanks = item(Kind.RECOGNITION).id();

    Made made = release(Set.of(thanks), Form.LINK, null);
    said(Verbs.COACHED, "Later", "x", true, "2026-06-02T10:00:00Z");

    assertThat(desk.shared(made.token()).orElseThrow().plain())
        .contains("Open question")
        .doesNotContain("Thank you", "Later");
    assertThat(desk.shared("guess")).isEmpty();
    String kept =
        database
            .read(tx -> tx.one("select token from evidence_release", r -> r.getString(1)))
            .orElseThrow();
    assertThat(kept).isNotEqualTo(made.token()).hasSize(64);
    restricted("insert into restricted (person_id, since, who, why) values (?, 0, 'hr', 'asked')");
    assertThat(desk.shared(made.token())).as("while they are restricted").isEmpty();
    restricted("delete from restricted where person_id = ?");
    now = now.plus(Duration.ofDays(89));
    assertThat(desk.shared(made.token())).isPresent();
    now = now.plus(Duration.ofDays(2));
    assertThat(desk.shared(made.token())).isEmpty();

    Made another = release(Set.of(), Form.LINK, null);
    assertThat(desk.takeBack(ana, another.id().toString(), "E1")).isEmpty();
    assertThat(desk.shared(another.token())).isEmpty();
    assertThatThrownBy(() -> desk.takeBack(ana, another.id().toString(), "E1"))
        .isInstanceOf(AnswerRefused.class);
    assertThat(desk.released(ana)).hasSize(2).first().matches(each -> each.takenBack() != null);
  }

  @Test
  void a_comment_goes_to_the_persons_goal_with_their_yes_then_hrs_and_the_goal_stays_found() {
    said(Verbs.OBSERVED_APPLYING, "Open question", null, true, "2026-03-02T10:00:00Z");
    assertThat(desk.places(ana)).as("no goal, no place").isEmpty();
    goal("g", "Lead a retrospective");
    EvidenceDesk.Place place = desk.places(ana).get(0);
    assertThat(place.label()).isEqualTo("a comment on the goal “Lead a retrospective” in BambooHR");
    assertThat(ledger.waiting()).as("nothing before the yes").isEmpty();

    Made made = release(Set.of(), Form.PLACE, place.key());

    assertThat(made.state()).contains(EntryState.PENDING);
    Entry comment = ledger.standing().find(EvidencePlaces.entryOf(made.id())).orElseThrow();
    assertThat(comment.writeName()).isEqualTo("goal.comment");
    assertThat(comment.fields().path("text").asText()).contains("Open question", "no test results");
    assertThat(ledger.standing().history(comment.id()))
        .extracting(Step::who)
        .contains("Ana at the page");
    send(comment.id(), "comment-7");
    assertThat(ledger.standing().correlation("hr", comment.target()).orElseThrow().remoteId())
        .isEqualTo("goal-g");
    assertThat(desk.takeBack(ana, made.id().toString(), "E1"))
        .contains("It was sent already. Delete it by hand: " + place.label() + ".");
  }

  @Test
  void what_was_not_sent_yet_is_not_sent_once_it_is_taken_back() {
    said(Verbs.OBSERVED_APPLYING, "Open question", null, true, "2026-03-02T10:00:00Z");
    goal("g", "Lead a retrospective");
    Made made = release(Set.of(), Form.PLACE, desk.places(ana).get(0).key());

    assertThat(desk.takeBack(ana, made.id().toString(), "E1")).isEmpty();

    assertThat(ledger.standing().find(EvidencePlaces.entryOf(made.id())).orElseThrow().state())
        .isEqualTo(EntryState.CANCELLED);
  }

  @Test
  void an_empty_sheet_and_a_place_that_is_not_theirs_are_refused() {
    assertThatThrownBy(() -> release(Set.of(), Form.PDF, null))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("Nothing is left");
    said(Verbs.OBSERVED_APPLYING, "Open question", null, true, "2026-03-02T10:00:00Z");
    assertThatThrownBy(() -> release(Set.of(), Form.PLACE, UUID.randomUUID().toString()))
        .hasMessageContaining("Choose one of the places");
    assertThat(desk.released(ana)).isEmpty();
  }

  private Made release(Set<String> without, Form form, String place) {
    return desk.release(ana, "2026", without, form, place, POLICY::shows, "Ana at the page");
  }

  private Item item(Kind kind) {
    return desk.sheet(ana, "2026", POLICY::shows).parts().stream()
        .filter(part -> part.kind() == kind)
        .findFirst()
        .orElseThrow()
        .items()
        .get(0);
  }

  private void said(Verb verb, String what, String response, boolean success, String at) {
    Result result = Result.empty().withSuccess(success);
    store(verb, what, response == null ? result : result.withResponse(response), at);
  }

  private void scored(Verb verb, String what) {
    store(
        verb,
        what,
        Result.empty().withScore(Score.scaled(new java.math.BigDecimal("0.91"))),
        "2026-06-01T10:00:00Z");
  }

  private void store(Verb verb, String what, Result result, String at) {
    Statement statement =
        Statement.builder()
            .id(UUID.randomUUID())
            .actor(people.agentOf(ana).orElseThrow())
            .verb(verb)
            .object(Activity.of("https://acme.test/" + what.hashCode()).named("en", what))
            .result(result)
            .timestamp(Instant.parse(at))
            .build();
    database.write(
        "statement", tx -> store.store(tx, statement, Origin.SOURCE, StoreOptions.from("academy")));
  }

  private void goal(String name, String title) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    NewEntry entry =
        new NewEntry(
            id,
            "rule",
            "ProposeGoal",
            ana,
            "path",
            "path",
            "hr",
            "goal.create",
            WriteClass.LOOKUP,
            "goal/" + ana + "/path",
            Mode.PLAN,
            JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("progressPercent", 40)
                .put("dueDate", "2027-02-01"),
            List.of(),
            "because",
            "lw-" + name,
            List.of(Approver.HR));
    database.write("enter", tx -> ledger.enter(tx, entry));
    send(id, "goal-" + name);
  }

  private void send(UUID id, String remoteId) {
    ledger.approve(List.of(id), "boss");
    assertThat(ledger.sending(id)).isPresent();
    database.write("done", tx -> ledger.outcome(tx, id, ReceiptOutcome.DONE, remoteId, null, null));
  }
}
