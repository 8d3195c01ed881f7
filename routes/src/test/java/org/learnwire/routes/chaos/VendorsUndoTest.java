package org.learnwire.routes.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.routes.chaos.Vendors.BOB;
import static org.learnwire.routes.chaos.Vendors.CHAT;
import static org.learnwire.routes.chaos.Vendors.CRM;
import static org.learnwire.routes.chaos.Vendors.GROWTH;
import static org.learnwire.routes.chaos.Vendors.HR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.ledger.Clash;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.UndoScope;
import org.learnwire.ledger.WriteClass;
import org.learnwire.routes.Desk;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.UndoItem;

/**
 * Taking back, looking without touching, and leaving a manager's edit alone, at the vendors
 * themselves: what they keep is compared as they save it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorsUndoTest {
  /** What a vendor writes by itself at each change: no API sets it back. */
  private static final List<String> STAMPS = List.of("lastChangedDateTime", "SystemModstamp");

  private Vendors vendors;
  private Journey journey;
  private Iterator<Map.Entry<String, String>> staff;
  private String course;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    vendors = new Vendors(folder, Vendors.unhurried(4));
    journey = vendors.open(new Turning(Instant.parse("2026-11-23T09:00:00Z")));
    journey.pass(PassRequest.standard());
    staff = Staff.everywhere(journey, vendors).entrySet().iterator();
    course = vendors.look("/company").path("courses").path(0).path("fullname").asText();
  }

  @AfterAll
  void stop() throws Exception {
    journey.close();
    vendors.close();
  }

  @Test
  void undo_brings_what_every_vendor_saved_back_byte_for_byte() {
    String name = "u";
    String person = goalEverywhere(name);
    String before = saved();

    List<NewEntry> steps = new ArrayList<>();
    for (String at : List.of(HR, BOB, CRM, GROWTH)) {
      steps.add(step(name, person, at, "goal.progress", fields().put("progressPercent", 60)));
    }
    for (String at : List.of(HR, BOB, CRM)) {
      steps.add(step(name, person, at, "goal.update", fields().put("dueDate", "2027-09-30")));
      steps.add(Staff.goal(name + at + "another", person, at, made(at)));
    }
    steps.add(step(name, person, HR, "goal.close", fields()));
    send(steps);
    assertThat(saved()).isNotEqualTo(before);

    Desk.Approved undone = journey.desk().undo(all(steps), "ann", "decided too soon");
    journey.pass(Vendors.sendOnly());
    journey.pass(Vendors.sendOnly());

    assertThat(undone.left()).isEmpty();
    assertThat(states(steps)).as(() -> told(steps)).containsOnly(EntryState.UNDONE);
    assertThat(saved()).isEqualTo(before);
  }

  @Test
  void what_a_vendor_does_not_take_back_is_said_before_and_left_alone() {
    String person = staff.next().getKey();
    String before = saved();
    // Per cent stood nowhere before the first step: null is nothing that BambooHR or HiBob takes,
    // and Salesforce keeps the 0 that was written where nothing was.
    NewEntry empty = Staff.goal("empty", person, CRM, WriteClass.OWN_KEY);
    send(List.of(empty));
    NewEntry first = Staff.progress("emptyStep", person, CRM, "empty", 30);
    send(List.of(first));
    journey.desk().undo(all(List.of(first)), "ann", "");
    journey.pass(Vendors.sendOnly());
    JsonNode goal = vendors.state().path("things").path("salesforce/Learning_Goal__c");
    assertThat(goal.path(goal.size() - 1).path("Percent_Complete__c").asText()).isEqualTo("0");
    journey.desk().undo(all(List.of(empty)), "ann", "");
    journey.pass(Vendors.sendOnly());
    assertThat(saved()).as("the goal is gone whole").isEqualTo(before);

    NewEntry training = once("t", person, HR, "learning.record", WriteClass.LOOKUP);
    List<NewEntry> said = new ArrayList<>(List.of(training));
    for (String at : List.of(CRM, GROWTH, CHAT)) {
      said.add(once("thanks" + at, person, at, "recognition.give", WriteClass.NONE));
    }
    said.add(once("word", person, CHAT, "message.send", WriteClass.NONE));
    send(said);
    String after = saved();
    long writes = writes();

    assertThat(journey.desk().undoPlan(all(said)))
        .extracting(UndoItem::by, UndoItem::whyNot)
        .allSatisfy(line -> assertThat(line.toList().get(0)).isNull())
        .extracting(line -> line.toList().get(1))
        .containsExactlyInAnyOrder(
            "BambooHR does not take this back: mend it there by hand",
            "Salesforce does not take back thanks that were given",
            "Leapsome does not take back thanks that were given",
            "Slack does not take back thanks that were given",
            "a message that was sent stays sent");
    assertThat(journey.desk().undo(all(said), "ann", "").count()).isZero();
    journey.pass(Vendors.sendOnly());

    assertThat(states(said)).containsOnly(EntryState.DONE);
    assertThat(saved()).isEqualTo(after);
    assertThat(writes()).isEqualTo(writes);
  }

  @Test
  void a_managers_edit_between_two_passes_survives_at_every_vendor() {
    String name = "m";
    String person = goalEverywhere(name);
    List<String> systems = List.of(HR, BOB, CRM, GROWTH);
    systems.forEach(at -> managerMoves(name, at, 75));
    String theirs = saved();
    List<NewEntry> ours = new ArrayList<>();
    for (String at : systems) {
      ours.add(step(name, person, at, "goal.progress", fields().put("progressPercent", 60)));
    }
    send(ours);
    journey.pass(Vendors.sendOnly());

    assertThat(states(ours)).as(() -> told(ours)).containsOnly(EntryState.CONFLICT);
    assertThat(saved()).isEqualTo(theirs);
    assertThat(journey.plan())
        .filteredOn(line -> line.state().equals("conflict"))
        .extracting(line -> line.connection() + " " + line.clashes())
        .containsExactlyInAnyOrderElementsOf(
            systems.stream()
                .map(at -> at + " [progressPercent: theirs 75, ours 60, sent last 10]")
                .toList());

    for (NewEntry entry : ours) {
      journey.desk().choose(entry.id().toString(), Clash.Choice.THEIRS, "ann", "she knows");
    }
    journey.pass(Vendors.sendOnly());
    assertThat(saved()).isEqualTo(theirs);
  }

  @Test
  void a_put_of_the_whole_goal_keeps_what_we_do_not_know_and_what_others_wrote() {
    String name = "w";
    String person = goalEverywhere(name);
    String id = remote(HR, name);
    vendors.tell(
        "/learn",
        "{\"kind\": \"goal-edit\", \"goal\": \"%s\", \"title\": \"Learn, then lead\"}"
            .formatted(id));
    ObjectNode before = bambooGoal(id);
    assertThat(before.path("sharedWithEmployeeIds")).isNotEmpty();

    send(List.of(step(name, person, HR, "goal.update", fields().put("dueDate", "2027-09-30"))));

    ObjectNode after = bambooGoal(id);
    assertThat(after.path("dueDate").asText()).isEqualTo("2027-09-30");
    after.put("dueDate", before.path("dueDate").asText());
    STAMPS.forEach(after::remove);
    STAMPS.forEach(before::remove);
    assertThat(after.toString()).isEqualTo(before.toString());
    assertThat(after.path("title").asText()).isEqualTo("Learn, then lead");
  }

  @Test
  void looking_writes_nothing_at_a_vendor_and_changes_no_table() {
    String name = "l";
    String person = goalEverywhere(name);
    List<NewEntry> done =
        List.of(step(name, person, HR, "goal.progress", fields().put("progressPercent", 60)));
    send(done);
    NewEntry waits = step(name, person, BOB, "goal.progress", fields().put("progressPercent", 60));
    Staff.enter(journey, List.of(Staff.asked(waits)));
    Map<String, String> tables = tables();
    String vendorsHave = saved();
    long writes = writes();

    assertThat(journey.plan()).isNotEmpty();
    assertThat(journey.desk().undoPlan(all(done))).hasSize(1);
    assertThat(journey.desk().undoPlan(wholeRule())).isNotEmpty();
    journey.desk().stops().all();
    journey.cycles();
    journey.ledger().conflicts().of(waits.id());
    journey.ledger().standing().latestShown(100);

    assertThat(tables()).isEqualTo(tables);
    assertThat(saved()).isEqualTo(vendorsHave);
    assertThat(writes()).isEqualTo(writes);
  }

  /** One goal at every vendor that has goals, each at 10 per cent; returns whose. */
  private String goalEverywhere(String name) {
    Map.Entry<String, String> next = staff.next();
    String person = next.getKey();
    List<NewEntry> goals = new ArrayList<>();
    for (String at : List.of(HR, BOB, CRM)) {
      goals.add(Staff.goal(name + at, person, at, made(at)));
    }
    Staff.correlated(journey, GROWTH, "goal/" + name + GROWTH, "g" + next.getValue());
    send(goals);
    List<NewEntry> steps = new ArrayList<>();
    for (String at : List.of(HR, BOB, CRM, GROWTH)) {
      steps.add(step(name, person, at, "goal.progress", fields().put("progressPercent", 10)));
    }
    send(steps);
    assertThat(states(steps)).as(() -> told(steps)).containsOnly(EntryState.DONE);
    return person;
  }

  private int made;

  private NewEntry step(String name, String person, String at, String write, ObjectNode fields) {
    WriteClass twice = write.equals("goal.close") ? WriteClass.LOOKUP : WriteClass.OWN_KEY;
    String own = name + at + ++made;
    return Staff.decision(own, person, at, write, twice, "goal/" + name + at, fields);
  }

  private NewEntry once(
      String name, String person, String at, String write, WriteClass writeClass) {
    ObjectNode fields = fields().put("text", "Well done").put("to", "learner");
    fields.put("title", course).put("completedDate", "2026-11-19");
    return Staff.decision(name, person, at, write, writeClass, write + "/" + name, fields);
  }

  private static WriteClass made(String at) {
    return at.equals(CRM) ? WriteClass.OWN_KEY : WriteClass.LOOKUP;
  }

  private void send(List<NewEntry> entries) {
    Staff.enter(journey, entries);
    for (int i = 0; i < 3; i++) {
      journey.pass(Vendors.sendOnly());
    }
  }

  private void managerMoves(String name, String at, int percent) {
    String id = remote(at, name);
    switch (at) {
      case HR ->
          vendors.tell(
              "/learn",
              "{\"kind\": \"goal-edit\", \"goal\": \"%s\", \"percentComplete\": %d}"
                  .formatted(id, percent));
      case BOB ->
          edits(
              "hibob/key-results",
              keyResultOf(id),
              "{\"fields\": {\"currentValue\": {\"value\": %d}}}",
              percent);
      case CRM ->
          edits("salesforce/Learning_Goal__c", id, "{\"Percent_Complete__c\": %d}", percent);
      default -> {
        JsonNode metric = growth(id).path("keyResults").deepCopy();
        ((ObjectNode) metric.path(0).path("metric")).put("current", percent);
        edits("leapsome/goals", id, "{\"progress\": %d, \"keyResults\": " + metric + "}", percent);
      }
    }
  }

  private void edits(String collection, String id, String values, int percent) {
    vendors.tell(
        "/learn",
        "{\"kind\": \"thing-edit\", \"collection\": \"%s\", \"id\": \"%s\", \"values\": %s}"
            .formatted(collection, id, values.replace("%d", String.valueOf(percent))));
  }

  private String keyResultOf(String goal) {
    for (JsonNode part : vendors.state().path("things").path("hibob/key-results")) {
      if (part.at("/fields/goalId/value").asText().equals(goal)) {
        return part.at("/fields/id/value").asText();
      }
    }
    throw new IllegalStateException("no key result of " + goal);
  }

  private JsonNode growth(String id) {
    for (JsonNode goal : vendors.state().path("things").path("leapsome/goals")) {
      if (goal.path("id").asText().equals(id)) {
        return goal;
      }
    }
    throw new IllegalStateException("no goal " + id);
  }

  private ObjectNode bambooGoal(String id) {
    for (JsonNode own : vendors.state().path("goals")) {
      for (JsonNode goal : own) {
        if (goal.path("id").asText().equals(id)) {
          return (ObjectNode) goal;
        }
      }
    }
    throw new IllegalStateException("no goal " + id);
  }

  private String remote(String at, String name) {
    return journey
        .ledger()
        .standing()
        .correlation(at, "goal/" + name + at)
        .orElseThrow()
        .remoteId();
  }

  private List<EntryState> states(List<NewEntry> entries) {
    return entries.stream()
        .map(entry -> journey.ledger().standing().find(entry.id()).orElseThrow().state())
        .toList();
  }

  private String told(List<NewEntry> entries) {
    return entries.stream()
            .map(entry -> journey.ledger().standing().history(entry.id()) + "\n")
            .toList()
        + "";
  }

  private static UndoScope all(List<NewEntry> entries) {
    return UndoScope.of(entries.stream().map(NewEntry::id).toList());
  }

  private static UndoScope wholeRule() {
    return new UndoScope(List.<UUID>of(), null, "a-rule", null, null, null);
  }

  private static ObjectNode fields() {
    return Staff.fields();
  }

  /** What the vendors keep, as they save it; only their own time stamps are left out. */
  private String saved() {
    JsonNode state = vendors.state();
    String all =
        Stream.of("goals", "things", "messages")
            .map(each -> each + " " + state.path(each))
            .reduce("", (a, b) -> a + "\n" + b);
    for (String stamp : STAMPS) {
      all = all.replaceAll("\"" + stamp + "\":\"[^\"]*\"", "\"" + stamp + "\":\"\"");
    }
    return all;
  }

  private long writes() {
    return Stream.of("bamboohr", "hibob", "salesforce", "leapsome", "slack")
        .mapToLong(vendors::writes)
        .sum();
  }

  /** A hash of every table's rows. */
  private Map<String, String> tables() {
    return journey
        .database()
        .read(
            tx -> {
              Map<String, String> hashes = new TreeMap<>();
              for (String table :
                  tx.list(
                      "select name from sqlite_master where type = 'table'"
                          + " and name not like 'sqlite_%'",
                      row -> row.getString(1))) {
                hashes.put(table, String.valueOf(rows(tx, table).hashCode()));
              }
              return hashes;
            });
  }

  private static List<String> rows(org.learnwire.database.Tx tx, String table)
      throws java.sql.SQLException {
    return tx.list(
        "select * from " + table,
        row -> {
          StringBuilder text = new StringBuilder();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            text.append(row.getString(i)).append('|');
          }
          return text.toString();
        });
  }
}
