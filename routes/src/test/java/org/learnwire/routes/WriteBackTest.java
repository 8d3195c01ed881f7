package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Trace;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Clash;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.Step;
import org.learnwire.ledger.UndoScope;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.People;

/** Writing into a system where people write too: theirs stays, ours can be stopped and undone. */
class WriteBackTest {
  @TempDir Path folder;
  private GoalShop shop;
  private Journey journey;

  @BeforeEach
  void open() {
    shop = new GoalShop();
    Campus campus = new Campus(folder, shop.url());
    campus.connector(GoalShop.CONNECTOR);
    GoalShop.MAPPINGS.forEach(campus::file);
    journey = campus.open("data");
    pass();
    enter("goal", "goal.create", fields().put("title", "Listen").put("dueDate", "2026-12-01"));
    pass();
    assertThat(shop.goal("g1").path("title").asText()).isEqualTo("Listen");
  }

  @AfterEach
  void close() {
    journey.close();
    shop.close();
  }

  @Test
  void a_managers_edit_between_two_passes_survives() {
    enter("p40", "goal.progress", fields().put("progressPercent", 40));
    pass();
    shop.edit("g1", "percent", 75);
    enter("p60", "goal.progress", fields().put("progressPercent", 60));
    pass();
    pass();

    assertThat(shop.goal("g1").path("percent").asInt()).isEqualTo(75);
    assertThat(entry("p60").state()).isEqualTo(EntryState.CONFLICT);
    PlanItem line = journey.plan().get(0);
    assertThat(line.clashes()).containsExactly("progressPercent: theirs 75, ours 60, sent last 40");

    journey.desk().choose(line.id(), Clash.Choice.OURS, "ann", "agreed with her");
    pass();

    assertThat(shop.goal("g1").path("percent").asInt()).isEqualTo(60);
  }

  @Test
  void an_update_of_the_whole_object_keeps_fields_we_do_not_know_and_theirs() {
    shop.edit("g1", "weight", 3);
    shop.edit("g1", "title", "Listen first");
    enter("due", "goal.update", fields().put("dueDate", "2026-12-31"));
    pass();
    assertThat(shop.goal("g1"))
        .isEqualTo(
            Json.object(
                "{\"title\":\"Listen first\",\"due\":\"2026-12-31\",\"ref\":\"lw-goal\","
                    + "\"percent\":0,\"id\":\"g1\",\"team\":\"South\",\"status\":\"IN_PROGRESS\","
                    + "\"weight\":3}"));
  }

  @Test
  void a_goal_that_was_deleted_there_is_waited_for_and_never_made_again() {
    shop.remove("g1");
    enter("p40", "goal.progress", fields().put("progressPercent", 40));
    pass();
    pass();
    assertThat(entry("p40").state()).isEqualTo(EntryState.CONFLICT);
    assertThat(shop.snapshot()).isEqualTo("{}");
    assertThat(shop.writing()).containsExactly("POST /goals");
  }

  @Test
  void undo_brings_it_back_to_what_it_was() {
    String before = shop.snapshot();
    enter("p40", "goal.progress", fields().put("progressPercent", 40));
    enter("due", "goal.update", fields().put("dueDate", "2026-12-31"));
    pass();
    assertThat(shop.snapshot()).isNotEqualTo(before);
    UndoScope both = UndoScope.of(List.of(id("p40"), id("due")));
    assertThat(journey.desk().undoPlan(both))
        .extracting(UndoItem::by, UndoItem::back)
        .containsExactly(
            tuple("goal.update", "dueDate: 2026-12-01"),
            tuple("goal.progress", "progressPercent: 0"));
    assertThat(journey.desk().undo(both, "ann", "wrong person").count()).isEqualTo(2);
    pass();

    assertThat(Json.object(shop.goal("g1").toString()))
        .isEqualTo(Json.object(before.substring(4, before.length() - 1)));
    assertThat(entry("p40").state()).isEqualTo(EntryState.UNDONE);
    journey.desk().undo(UndoScope.of(List.of(id("goal"))), "ann", "");
    pass();
    pass();

    assertThat(shop.snapshot()).isEqualTo("{}");
    assertThat(entry("goal").state()).isEqualTo(EntryState.UNDONE);
    assertThat(shop.writing().stream().filter(w -> w.startsWith("DELETE"))).hasSize(1);
    UUID told = entry("goal").statementId();
    assertThat(journey.statements().byId(told).orElseThrow().voided()).isTrue();
  }

  @Test
  void a_stop_holds_a_pass_that_is_under_way_and_a_plan_and_a_preview_write_nothing() {
    int written = shop.writing().size();
    for (int i = 0; i < 5; i++) {
      enterFor("s2", "more" + i, "goal.create", fields().put("title", "More " + i));
    }
    journey.desk().plan();
    journey.desk().undoPlan(UndoScope.of(List.of(id("goal"))));
    assertThat(shop.writing()).hasSize(written);
    shop.onWrite(() -> journey.ledger().stops().stop(Optional.of("academy"), "ann", ""));
    pass();
    assertThat(shop.writing()).as("the one on its way arrives").hasSize(written + 1);
    pass();
    assertThat(shop.writing()).hasSize(written + 1);
    shop.onWrite(() -> {});

    journey.desk().stops().resume(Optional.of("academy"), "ann");
    pass();

    assertThat(shop.writing()).hasSize(written + 5);
  }

  @Test
  void a_yes_to_a_line_that_says_something_else_by_now_is_no_yes() {
    enterAs(Mode.PLAN, "s1", "p40", "goal.progress", fields().put("progressPercent", 40));
    PlanItem shown = journey.plan().get(0);
    journey
        .database()
        .write(
            "another value",
            tx ->
                tx.update(
                    "update entry set fields = ? where id = ?",
                    "{\"progressPercent\":80}",
                    id("p40")));

    Desk.Approved stale =
        journey.desk().approve(List.of(shown.id() + "@" + shown.version()), "ann");

    assertThat(stale.count()).isZero();
    assertThat(stale.left().get(0))
        .contains("has changed since it was shown (what it changes)", "progressPercent: 80");
    PlanItem now = journey.plan().get(0);
    assertThat(journey.desk().approve(now.id() + "@" + now.version(), "ann").count()).isEqualTo(1);
    assertThat(journey.desk().approve(UUID.randomUUID().toString(), "ann").left()).hasSize(1);
  }

  @Test
  void from_the_click_that_approves_to_the_receipt_it_is_one_trace() {
    enterAs(Mode.PLAN, "s1", "p40", "goal.progress", fields().put("progressPercent", 40));
    String click;
    try (Spans.Running page = journey.spans().answering("POST /writeback/approve")) {
      click = Trace.id(Trace.current());
      journey.desk().approve(id("p40").toString(), "ann");
    }
    pass();

    List<Step> steps = journey.ledger().standing().history(id("p40"));
    assertThat(steps).extracting(Step::state).endsWith(EntryState.SENDING, EntryState.DONE);
    assertThat(steps.subList(steps.size() - 3, steps.size()))
        .extracting(step -> Trace.id(step.trace()))
        .containsOnly(click);
  }

  private void pass() {
    Campus.pass(journey);
  }

  private static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }

  private void enter(String name, String write, ObjectNode fields) {
    enterFor("s1", name, write, fields);
  }

  private void enterFor(String who, String name, String write, ObjectNode fields) {
    enterAs(Mode.AUTO, who, name, write, fields);
  }

  private void enterAs(Mode mode, String who, String name, String write, ObjectNode fields) {
    NewEntry entry =
        new NewEntry(
            id(name),
            "a-rule",
            "Kind",
            People.personId(journey.connectionNames().get("academy"), who),
            "subject",
            "occasion " + name,
            "academy",
            write,
            WriteClass.OWN_KEY,
            who.equals("s1") ? "goal/1" : "goal/" + name,
            mode,
            fields,
            List.of(),
            "because of a test",
            "lw-" + name,
            mode == Mode.AUTO ? List.of() : List.of(Approver.HR));
    journey.database().write("enter", tx -> journey.ledger().enter(tx, entry));
  }

  private Entry entry(String name) {
    return journey.ledger().standing().find(id(name)).orElseThrow();
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
