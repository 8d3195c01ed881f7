package org.learnwire.app.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.EntryView.Mode;
import org.learnwire.app.pages.JourneyView.ConnectionView;
import org.learnwire.app.pages.JourneyView.StreamView;
import org.learnwire.app.pages.Observations.Practice;

/** The rows of {@link Acme}. */
final class AcmeEntries {
  private static final Map<String, PersonLabel> NAMES =
      Map.of(
          "E1001", new PersonLabel("Tomasso Rossi", "E1001 · Support South"),
          "E1003", new PersonLabel("Ana López", "E1003 · Support South"),
          "E1004", new PersonLabel("Bram de Vries", "E1004 · Support South"),
          "E1005", new PersonLabel("Wei Chen", "E1005 · Field North"),
          "E1011", new PersonLabel("Dora Nagy", "E1011 · Customer Care"));

  private AcmeEntries() {}

  /** A goal that was sent and never answered. */
  static EntryView lostGoal() {
    return in(
        EntryState.UNKNOWN,
        goal(
            "goal.create",
            "11111111-0000-4000-8000-000000000099",
            "E1004",
            Map.of("title", "Ask before you answer"),
            Map.of(),
            "Started path Coaching basics on 20 Nov.",
            Mode.PROPOSAL,
            EntryState.PROPOSED));
  }

  /** The same, over a budget. */
  static EntryView held(EntryView entry) {
    return new EntryView(
        entry.id(),
        entry.connection(),
        entry.system(),
        entry.write(),
        entry.person(),
        entry.other(),
        entry.mentioned(),
        entry.fields(),
        entry.before(),
        entry.because(),
        entry.rule(),
        entry.mode(),
        EntryState.APPROVED,
        true,
        "over the budget of 5 a month of the giver",
        entry.lookup(),
        entry.at(),
        entry.changed());
  }

  static List<EntryView> all() {
    List<EntryView> all = new ArrayList<>();
    all.add(
        thanks(
            "11111111-0000-4000-8000-000000000001",
            "E1011",
            "Thank you, Dora: the new checklist caught two errors before they reached the"
                + " customer.",
            EntryState.PROPOSED));
    all.add(
        goal(
            "goal.progress",
            "11111111-0000-4000-8000-000000000002",
            "E1003",
            Map.of("title", "Lead a retrospective", "progressPercent", "60"),
            Map.of("progressPercent", "40"),
            "Second of three practice tasks shown on 21 Nov. Goal accepted on 3 Nov.",
            Mode.PLAN,
            EntryState.PENDING));
    all.add(
        goal(
            "goal.create",
            "11111111-0000-4000-8000-000000000003",
            "E1004",
            Map.of("title", "Give feedback that lands", "dueDate", "2027-01-31"),
            Map.of(),
            "Started path Coaching basics on 20 Nov.",
            Mode.PROPOSAL,
            EntryState.PROPOSED));
    all.add(
        goal(
            "goal.update",
            "11111111-0000-4000-8000-000000000004",
            "E1005",
            Map.of("title", "Safer start of shift", "dueDate", "2026-12-15"),
            Map.of("title", "Safer start of shift", "dueDate", "2027-01-10"),
            "The path’s due date moved on 17 Nov.",
            Mode.PLAN,
            EntryState.CONFLICT));
    all.add(
        thanks(
            "11111111-0000-4000-8000-000000000005",
            "E1003",
            "Thank you for letting the customer finish. That turned the call.",
            EntryState.UNKNOWN));
    all.add(nudge("11111111-0000-4000-8000-000000000006", EntryState.DONE));
    for (int i = 7; i < 16; i++) {
      all.add(
          goal(
              "goal.create",
              "11111111-0000-4000-8000-0000000000%02d".formatted(i),
              "E10%02d".formatted(i + 20),
              Map.of(
                  "title",
                  i % 2 == 0 ? "Give feedback that lands" : "Run a blameless incident review",
                  "dueDate",
                  "2027-02-15"),
              Map.of(),
              "Started path " + (i % 2 == 0 ? "Coaching basics" : "Reliable operations") + ".",
              Mode.PLAN,
              EntryState.PENDING));
    }
    return all;
  }

  private static EntryView thanks(String id, String person, String text, EntryState state) {
    return new EntryView(
        id,
        "kudos",
        "Slack",
        "recognition.give",
        new PersonLabel(person, null),
        new PersonLabel("E1001", null),
        Map.of("Tomasso Rossi", "E1001", "Dora Nagy", "E1011"),
        Map.of("text", text, "giverName", "Tomasso Rossi", "recipientName", "Dora Nagy"),
        Map.of(),
        "E1001 saw it applied on 20 Nov, 9 days after “Difficult conversations”.",
        "recognise-applied-learning",
        Mode.DRAFT,
        state,
        false,
        state == EntryState.UNKNOWN ? "504 Gateway Timeout" : null,
        false,
        Acme.NOW.minus(Duration.ofHours(2)),
        Acme.NOW.minus(Duration.ofHours(1)));
  }

  private static EntryView nudge(String id, EntryState state) {
    return new EntryView(
        id,
        "kudos",
        "Slack",
        "message.send",
        new PersonLabel("E1011", null),
        new PersonLabel("E1001", null),
        Map.of("Tomasso Rossi", "E1001", "Dora Nagy", "E1011"),
        Map.of(
            "text",
            "Dora finished “Difficult conversations” 14 days ago.",
            "recipientName",
            "Tomasso Rossi"),
        Map.of(),
        "Course finished on 7 Nov, nothing observed for 14 days.",
        "nudge-manager",
        Mode.AUTO,
        state,
        false,
        null,
        false,
        Acme.NOW.minus(Duration.ofHours(30)),
        Acme.NOW.minus(Duration.ofHours(29)));
  }

  private static EntryView goal(
      String write,
      String id,
      String person,
      Map<String, String> fields,
      Map<String, String> before,
      String because,
      Mode mode,
      EntryState state) {
    return new EntryView(
        id,
        "hr",
        "BambooHR",
        write,
        new PersonLabel(person, null),
        null,
        Map.of(),
        fields,
        before,
        because,
        "develop-along-the-path",
        mode,
        state,
        false,
        null,
        true,
        Acme.NOW.minus(Duration.ofHours(5)),
        Acme.NOW.minus(Duration.ofHours(5)));
  }

  static EntryView in(EntryState state, EntryView entry) {
    return copy(entry, entry.person(), entry.other(), state);
  }

  static EntryView withNames(EntryView entry) {
    PersonLabel other = entry.other();
    return copy(
        entry,
        NAMES.getOrDefault(entry.person().label(), entry.person()),
        other == null ? null : NAMES.getOrDefault(other.label(), other),
        entry.state());
  }

  private static EntryView copy(
      EntryView entry, PersonLabel person, @Nullable PersonLabel other, EntryState state) {
    return new EntryView(
        entry.id(),
        entry.connection(),
        entry.system(),
        entry.write(),
        person,
        other,
        entry.mentioned(),
        entry.fields(),
        entry.before(),
        entry.because(),
        entry.rule(),
        entry.mode(),
        state,
        entry.held(),
        entry.message(),
        entry.lookup(),
        entry.at(),
        entry.changed());
  }

  static List<ConnectionView> connections() {
    Instant read = Acme.NOW.minus(Duration.ofMinutes(2));
    Instant swept = Acme.NOW.minus(Duration.ofHours(11));
    List<StreamView> academy =
        List.of(
            stream("academy", "people", read, swept),
            stream("academy", "courses", read, swept),
            stream("academy", "course-completions", read, swept),
            stream("academy", "activity-completions", read, swept),
            stream("academy", "quiz-attempts", read, swept));
    Instant late = Acme.NOW.minus(Duration.ofHours(51));
    RunView failed =
        new RunView(
            "results",
            "figures",
            Acme.NOW.minus(Duration.ofHours(3)),
            Acme.NOW.minus(Duration.ofHours(3)),
            false,
            0,
            0,
            0,
            Map.of(),
            Map.of(),
            1,
            RunView.Outcome.FAILED,
            "results: the server at sftp.acme.test refused the key. Put the new one in RESULTS_KEY"
                + " and start again.");
    return List.of(
        new ConnectionView(
            "academy", "Moodle", "8 courses", Duration.ofMinutes(15), null, 0, academy),
        new ConnectionView(
            "hr",
            "BambooHR",
            "200 people",
            Duration.ofHours(1),
            "plan",
            11,
            List.of(
                stream("hr", "employees", Acme.NOW.minus(Duration.ofMinutes(41)), swept),
                new StreamView(
                    "goals",
                    Acme.NOW.minus(Duration.ofMinutes(41)),
                    false,
                    null,
                    run("hr", "goals", Acme.NOW.minus(Duration.ofMinutes(41)))))),
        new ConnectionView("kudos", "Slack", null, null, "plan", 1_200_300, List.of()),
        new ConnectionView(
            "results",
            "CSV by SFTP",
            null,
            Duration.ofDays(1),
            null,
            0,
            List.of(new StreamView("figures", late, false, null, failed))));
  }

  private static StreamView stream(String connection, String name, Instant read, Instant swept) {
    return new StreamView(name, read, true, swept, run(connection, name, read));
  }

  private static RunView run(String connection, String stream, Instant ended) {
    return new RunView(
        connection,
        stream,
        ended.minusSeconds(38),
        ended,
        stream.equals("courses"),
        2418,
        132,
        2271,
        Map.of("suspended account", 14L),
        stream.equals("grades") ? Map.of("no maximum", 1L) : Map.of(),
        204,
        RunView.Outcome.COMPLETE,
        stream.equals("goals")
            ? "1 left out for want of a right (ownerRemoteId 4): hr: GET …/goals answered 403"
            : null);
  }

  static List<QuarantineView> quarantine() {
    return List.of(
        new QuarantineView(
            42,
            "academy",
            "quiz-attempts",
            "17/3391",
            "a grade without a maximum",
            "The quiz has sumgrades 0, so 7.5 points are no share of anything. Give the quiz a"
                + " maximum grade in Moodle, then replay. Asked by ana@acme.test.",
            "{\n"
                + "  \"id\": 3391,\n"
                + "  \"quiz\": 17,\n"
                + "  \"user\": \"ana@acme.test\",\n"
                + "  \"sumgrades\": 7.5\n"
                + "}",
            Acme.NOW.minus(Duration.ofHours(4))),
        new QuarantineView(
            43,
            "academy",
            "course-completions",
            "4/88",
            "refused by the LRS",
            "$.timestamp: 2026-13-01T10:00:00Z is no timestamp (xAPI 2.0, 4.2.7).",
            "{\n  \"course\": 4,\n  \"user\": 88\n}",
            Acme.NOW.minus(Duration.ofHours(9))));
  }

  static List<StatementView> statements(boolean names) {
    PersonLabel ana = names ? NAMES.get("E1003") : new PersonLabel("E1003", null);
    PersonLabel unknown = new PersonLabel("account wei@acme.test", "not matched");
    Instant at = Acme.NOW.minus(Duration.ofMinutes(50));
    return List.of(
        new StatementView(
            "s1", at, at, ana, "completed", "Difficult conversations", "academy", false, false),
        new StatementView(
            "s2",
            at,
            at,
            unknown,
            "passed",
            "https://moodle.acme.test/mod/quiz/view.php?id=731&attempt=3391",
            "academy",
            false,
            true),
        new StatementView(
            "s3",
            at,
            at,
            ana,
            "observed applying",
            "Open the refund call with the customer’s own words",
            "observation",
            false,
            false),
        new StatementView(
            "s4", at, at, ana, "earned", "Coaching <basics> & more", "academy", true, false));
  }

  static List<ReviewView> reviews(boolean names) {
    List<PersonLabel> first =
        names
            ? List.of(NAMES.get("E1004"), NAMES.get("E1005"))
            : List.of(new PersonLabel("E1004", null), new PersonLabel("E1005", null));
    return List.of(
        new ReviewView(
            "r1",
            "academy",
            "104",
            "The address of this account was given to both.",
            candidates(first),
            Acme.NOW.minus(Duration.ofDays(2)),
            false),
        new ReviewView(
            "r2",
            "hr",
            "117",
            "It has the employee number of somebody who left: come back, or somebody else?",
            candidates(
                List.of(new PersonLabel("E1007", "left 2024"), new PersonLabel("E1007", "Sales"))),
            Acme.NOW.minus(Duration.ofDays(1)),
            true));
  }

  private static List<ReviewView.Candidate> candidates(List<PersonLabel> labels) {
    return labels.stream().map(label -> new ReviewView.Candidate(PERSON, label)).toList();
  }

  static final String PERSON = "0b9c6a4e-8b1f-5c1e-9a55-4c6a6d1f2e01";

  static PeopleView people(String search, boolean names) {
    PersonLabel ana = names ? NAMES.get("E1004") : new PersonLabel("E1004", "Support South");
    boolean found = search.isEmpty() || search.equals("E1004");
    return new PeopleView(
        search,
        new Listing<>(
            found ? List.of(new PeopleView.Found(PERSON, ana, "hr/42 = hr/117")) : List.of(),
            found ? 62 : 0,
            Acme.NOW),
        rulings(),
        62,
        71,
        9);
  }

  static PersonView person(boolean names) {
    PersonLabel ana = names ? NAMES.get("E1004") : new PersonLabel("E1004", "Support South");
    Instant first = Acme.NOW.minus(Duration.ofDays(900));
    Instant back = Acme.NOW.minus(Duration.ofDays(30));
    return new PersonView(
        PERSON,
        ana,
        new PersonLabel("E1001", null),
        List.of(
            new PersonView.AccountLine(
                "hr",
                "42",
                List.of("number E1004", names ? "ana@acme.test" : "an address"),
                "inactive · Support South · until 2025-03-31",
                "an HR record",
                first,
                null,
                PERSON),
            new PersonView.AccountLine(
                "hr",
                "117",
                List.of("number E1004"),
                "active · Support South · from 2026-10-01",
                "an HR record",
                back,
                null,
                PERSON),
            new PersonView.AccountLine(
                "academy",
                "5",
                List.of(names ? "ana@acme.test" : "an address"),
                "",
                "the work address",
                first,
                back,
                null),
            new PersonView.AccountLine(
                "academy",
                "5",
                List.of("number E1004", "an SSO id"),
                "",
                "the employee number",
                back,
                null,
                null)),
        List.of(
            new PersonView.GoalLine(
                "hr", "Listen well", true, "open", "40 % · due 2026-12-31", back),
            new PersonView.GoalLine(
                "hr", names ? "Take part in the fair" : null, false, "done", "100 %", first)),
        rulings());
  }

  private static List<RulingView> rulings() {
    return List.of(
        new RulingView(
            2,
            "E1004 (hr/42) and E1004 (hr/117) are one person",
            Acme.NOW.minus(Duration.ofDays(1)),
            "a person at the page",
            "she came back in October",
            null),
        new RulingView(
            1,
            "academy/104 is E1005",
            Acme.NOW.minus(Duration.ofDays(3)),
            "command line, hr",
            "I asked the desk",
            "command line, hr: it was the other one"));
  }

  static List<Practice> practices() {
    return List.of(
        new Practice(
            "t1",
            "Difficult conversations",
            "DC-1",
            "Difficult conversations",
            "Open the refund call with the customer’s own words"),
        new Practice(
            "t2",
            "Difficult conversations",
            "DC-1",
            "Difficult conversations",
            "Name the disagreement before you solve it"),
        new Practice(
            "t3",
            "Coaching basics",
            "CB-2",
            "Coaching basics",
            "Ask three questions before you advise"),
        new Practice(
            "t4",
            "Reliable operations",
            "RO-1",
            "Reliable operations",
            "Run a blameless incident review"));
  }
}
