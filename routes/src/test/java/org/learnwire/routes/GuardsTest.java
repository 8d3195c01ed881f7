package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Optional;
import java.util.UUID;
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
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.Patience;
import org.learnwire.ledger.PlanLine;
import org.learnwire.ledger.Quota;
import org.learnwire.ledger.ReceiptOutcome;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.Choice;
import org.learnwire.people.Choices;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.rules.Company;
import org.learnwire.rules.QuietHours;

/** What was decided and approved, on its way to people who sleep, rest, leave or had enough. */
class GuardsTest {
  private static final UUID HR = UUID.fromString("5b0a1c6e-7f5c-4a55-9d0d-1f2e3d4c5b6a");
  private static final Source SOURCE = new Source(HR, "acme", "https://hr.example.test");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final GuardSettings.Budget TWO_A_MONTH =
      new GuardSettings.Budget(
          "recognition.give", GuardSettings.Per.MONTH, Quota.Of.GIVER, 2, false);

  /** Tuesday noon in Berlin: one in the morning of Wednesday in Auckland. */
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private People people;
  private Ledger ledger;

  @BeforeEach
  void open() {
    database = TestDatabase.open(folder);
    people = new People(database);
    ledger =
        ledger(
            new GuardSettings(
                QuietHours.STANDARD, Optional.of(2), Map.of("chat", 1), List.of(TWO_A_MONTH)));
    employee("1", "9", null, null, null);
    employee("2", "9", "Pacific/Auckland", null, null);
    employee("9", null, null, null, null);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void it_is_the_recipients_night_that_counts() {
    assertThat(sent(message("a", "1", "learner", "chat"))).isTrue();
    assertThat(sent(message("b", "2", "learner", "chat"))).isFalse();
    assertThat(keptBack("b"))
        .isEqualTo("waits until Wed 25 Nov 08:00 (Pacific/Auckland) (quiet hours)");
    assertThat(entry("b").notBefore()).isEqualTo(Instant.parse("2026-11-24T19:00:00Z"));
    // About somebody in Auckland, to the manager in Berlin.
    assertThat(sent(message("c", "2", "manager", "chat"))).isTrue();
  }

  @Test
  void a_cap_is_for_one_person_through_all_channels_and_is_open_again_in_the_morning() {
    assertThat(sent(message("a", "1", "manager", "mail"))).isTrue();
    assertThat(sent(message("b", "2", "manager", "chat"))).isTrue();
    assertThat(sent(message("c", "1", "manager", "mail"))).isFalse();
    assertThat(keptBack("c"))
        .isEqualTo("over the cap of 2 messages a day, waits until Wed 25 Nov 08:00");
    assertThat(sent(message("d", "1", "learner", "mail"))).isTrue();
    now = Instant.parse("2026-11-25T07:00:00Z");
    assertThat(sends("c")).isTrue();
  }

  @Test
  void a_channel_may_have_a_cap_of_its_own() {
    assertThat(sent(message("a", "1", "learner", "chat"))).isTrue();
    assertThat(sent(message("b", "1", "learner", "chat"))).isFalse();
    assertThat(keptBack("b")).startsWith("over the cap of 1 message a day through chat, waits");
    assertThat(sent(message("c", "1", "learner", "mail"))).isTrue();
  }

  @Test
  void nobody_on_leave_gets_a_message_manager_or_not() {
    employee("9", null, null, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 29));

    assertThat(sent(message("a", "1", "manager", "chat"))).isFalse();

    assertThat(keptBack("a")).isEqualTo("waits until Mon 30 Nov 08:00 (on leave)");
    now = Instant.parse("2026-11-30T07:00:00Z");
    assertThat(sends("a")).isTrue();
  }

  @Test
  void a_leave_that_is_called_off_is_noticed_when_the_message_would_go() {
    now = Instant.parse("2026-11-24T22:00:00Z");
    assertThat(sent(message("a", "1", "manager", "chat"))).isFalse();
    employee("9", null, null, LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 27));

    now = Instant.parse("2026-11-25T07:00:00Z");
    assertThat(sends("a")).isFalse();
    assertThat(keptBack("a")).isEqualTo("waits until Mon 30 Nov 08:00 (on leave)");
  }

  @Test
  void whoever_has_left_gets_none() {
    gone("9", LocalDate.of(2026, 11, 20));

    assertThat(sent(message("a", "1", "manager", "chat"))).isFalse();

    assertThat(entry("a").state()).isEqualTo(EntryState.CANCELLED);
    assertThat(entry("a").message()).isEqualTo("whoever would get it has left");
  }

  @Test
  void a_choice_holds_for_what_was_decided_before_it_too() {
    chose("9", Choice.NUDGES);
    chose("1", Choice.RECOGNITIONS);

    assertThat(sent(message("a", "1", "manager", "chat"))).isFalse();
    assertThat(sent(praise("b", "1", "9"))).isFalse();
    assertThat(sent(message("c", "1", "learner", "chat"))).isTrue();

    assertThat(entry("a").message()).isEqualTo("whoever would get it chose to get no nudges");
    assertThat(entry("b").message()).isEqualTo("chose to get no recognitions");
  }

  @Test
  void a_budget_is_the_givers_and_begins_anew_with_the_month() {
    assertThat(sent(praise("a", "1", "9"))).isTrue();
    assertThat(sent(praise("b", "2", "9"))).isTrue();
    assertThat(sent(praise("c", "1", "9"))).isFalse();
    assertThat(entry("c").held()).isTrue();
    assertThat(keptBack("c"))
        .isEqualTo(
            "over the budget of 2 a month of the giver: held until somebody approves it once more");
    assertThat(sent(praise("d", "1", "2"))).isTrue();
    now = now.plus(Duration.ofDays(7));
    assertThat(sent(praise("e", "1", "9"))).isTrue();
    ledger.approve(List.of(id("c")), "boss");
    assertThat(sends("c")).isTrue();
  }

  @Test
  void without_guards_everything_goes_at_once() {
    ledger = ledger(GuardSettings.NONE);
    now = Instant.parse("2026-11-22T02:00:00Z");

    for (String name : List.of("a", "b", "c", "d")) {
      assertThat(sent(message(name, "1", "learner", "chat"))).isTrue();
    }
  }

  private Ledger ledger(GuardSettings settings) {
    Clock clock = ((InstantSource) () -> now).withZone(BERLIN);
    Company company = new Company(BERLIN, List.of("en"));
    return new Ledger(database, clock, Patience.standard(), new Guards(settings, company, people));
  }

  private void employee(
      String number, String manager, String zone, LocalDate leaveFrom, LocalDate leaveTo) {
    apply(number, manager, zone, leaveFrom, leaveTo, null);
  }

  private void gone(String number, LocalDate last) {
    apply(number, null, null, null, null, last);
  }

  private void apply(
      String number,
      String manager,
      String zone,
      LocalDate leaveFrom,
      LocalDate leaveTo,
      LocalDate last) {
    EmployeeFacts facts =
        new EmployeeFacts(
            number,
            number,
            null,
            null,
            "Person " + number,
            null,
            "Sales",
            manager,
            EmployeeFacts.Status.ACTIVE,
            LocalDate.of(2020, 1, 1),
            last,
            null,
            null,
            null,
            leaveFrom,
            leaveTo,
            null,
            zone);
    database.write("hire", tx -> people.apply(tx, SOURCE, facts, now));
  }

  private void chose(String number, Choice choice) {
    new Choices(database).choose(People.personId(HR, number), Map.of(choice, "no"), "self", now);
  }

  private boolean sent(NewEntry entry) {
    database.write("enter", tx -> ledger.enter(tx, entry));
    return ledger.sending(entry.id()).map(this::done).orElse(false);
  }

  private boolean sends(String name) {
    return ledger.sending(id(name)).map(this::done).orElse(false);
  }

  private boolean done(org.learnwire.ledger.Dispatch dispatch) {
    return database
        .write(
            "answer",
            tx -> ledger.outcome(tx, dispatch.id(), ReceiptOutcome.DONE, null, null, null))
        .justDone();
  }

  private Entry entry(String name) {
    return ledger.standing().find(id(name)).orElseThrow();
  }

  private String keptBack(String name) {
    return ledger.waiting().stream()
        .filter(line -> line.id().equals(id(name)))
        .map(PlanLine::keptBack)
        .findFirst()
        .orElseThrow();
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static NewEntry message(String name, String about, String to, String channel) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    return entry(name, about, channel, "message.send", fields.put("to", to).put("text", "Look"));
  }

  private static NewEntry praise(String name, String about, String giver) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("text", "Well done").put("giverPersonId", People.personId(HR, giver));
    return entry(name, about, "chat", "recognition.give", fields);
  }

  private static NewEntry entry(
      String name, String about, String channel, String write, ObjectNode fields) {
    return new NewEntry(
        id(name),
        "a-rule",
        "Kind",
        People.personId(HR, about),
        "subject",
        "occasion",
        channel,
        write,
        WriteClass.NONE,
        write + "/" + name,
        Mode.AUTO,
        fields,
        List.of(),
        "because of a test",
        "lw-" + name,
        List.of());
  }
}
