package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnwire.ledger.EntryState.*;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

/** Taking back is sent like everything: once, compared first, the newest first. */
class UndoingTest {
  private static final Map<String, String> INVERSES =
      Map.of(
          "goal.create", "goal.delete",
          "goal.progress", "goal.progress",
          "goal.update", "goal.update");

  @TempDir Path folder;
  private LedgerFixture on;

  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @BeforeEach
  void open() {
    on = new LedgerFixture(dialect(), folder);
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    on.enter(Draft.progress("p40", "g", 40));
    sends(Draft.id("p40"), "{'title':'Grow g','progressPercent':0}");
    on.answer("p40", ReceiptOutcome.DONE, null, null);
  }

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void the_value_before_is_written_back_and_what_was_done_is_undone_when_it_arrived() {
    UUID undo = undo(Draft.id("p40")).entered().get(0);
    assertThat(on.state("p40")).as("nothing has arrived").isEqualTo(DONE);
    assertThat(on.ledger.next("hr", 10).get(0).fields().path("progressPercent").asInt()).isZero();
    assertThat(sends(undo, "{'progressPercent':40}")).isTrue();
    answer(undo, ReceiptOutcome.DONE);

    assertThat(on.state("p40")).isEqualTo(UNDONE);
    assertThat(on.ledger.standing().find(undo).orElseThrow().state()).isEqualTo(DONE);
    assertThat(on.ledger.standing().correlation("hr", "g").orElseThrow().lastSent())
        .isEqualTo(Json.object("{\"title\":\"Grow g\",\"progressPercent\":0}"));
    assertThat(on.ledger.standing().history(Draft.id("p40")))
        .extracting(Step::who)
        .as("who asked for it")
        .contains("ann");
  }

  @Test
  void a_person_who_changed_it_since_is_not_undone_over() {
    UUID undo = undo(Draft.id("p40")).entered().get(0);
    assertThat(sends(undo, "{'progressPercent':90}")).isFalse();
    assertThat(on.ledger.standing().find(undo).orElseThrow().state()).isEqualTo(CONFLICT);

    on.ledger.conflicts().choose(undo, Clash.Choice.THEIRS, "ann", "");

    assertThat(on.ledger.standing().find(undo).orElseThrow().state()).isEqualTo(CANCELLED);
    assertThat(on.state("p40")).isEqualTo(DONE);
    assertThat(undo(Draft.id("p40")).entered()).as("may be asked for again").hasSize(1);
  }

  @Test
  void a_goal_takes_its_steps_with_it_and_a_goal_that_somebody_worked_on_stays() {
    Undone asked = undo(Draft.id("goal"));
    UUID undo = asked.entered().get(0);
    assertThat(asked.entered()).hasSize(1);
    assertThat(sends(undo, "{'title':'Grow g','progressPercent':55}")).isFalse();
    on.ledger.conflicts().choose(undo, Clash.Choice.OURS, "ann", "delete it");
    on.enter(Draft.progress("p80", "g", 80));
    assertThat(on.next("hr")).as("waits for the undo").containsExactly(undo);
    assertThat(sends(undo, "{'title':'Grow g','progressPercent':55}")).isTrue();
    answer(undo, ReceiptOutcome.DONE);

    assertThat(on.state("goal")).isEqualTo(UNDONE);
    assertThat(on.state("p40")).isEqualTo(UNDONE);
    assertThat(on.state("p80")).isEqualTo(CANCELLED);
    assertThat(on.ledger.standing().correlation("hr", "g")).isEmpty();
  }

  @Test
  void a_goal_that_is_gone_already_is_undone_without_a_request() {
    UUID undo = undo(Draft.id("goal")).entered().get(0);
    assertThat(on.ledger.sending(undo, Theirs.GONE)).isEmpty();
    assertThat(on.state("goal")).isEqualTo(UNDONE);
  }

  @Test
  void nothing_is_taken_back_twice() {
    UUID undo = undo(Draft.id("p40")).entered().get(0);
    Undone again = undo(Draft.id("p40"));
    assertThat(again.entered()).isEmpty();
    assertThat(again.left().get(0).whyNot()).isEqualTo("is being undone by " + undo);
    sends(undo, "{'progressPercent':40}");
    on.ledger.recover();
    assertThat(on.ledger.standing().find(undo).orElseThrow().state()).isEqualTo(UNKNOWN);
    assertThat(undo(Draft.id("p40")).entered()).as("may have arrived").isEmpty();
    answer(undo, ReceiptOutcome.DONE);
    assertThat(undo(Draft.id("p40")).entered()).isEmpty();
    assertThat(undo(Draft.id("p40")).left()).isEmpty();
  }

  @Test
  void what_can_not_be_taken_back_is_said_and_a_refusal_leaves_it_done() {
    on.enter(Draft.recognition("praise"));
    on.sendWell("praise", null);
    assertThat(undo(Draft.id("praise")).left().get(0).whyNot()).isEqualTo("stays as it is");

    UUID undo = undo(Draft.id("p40")).entered().get(0);
    sends(undo, "{'progressPercent':40}");
    answer(undo, ReceiptOutcome.REFUSED);

    assertThat(on.state("p40")).isEqualTo(DONE);
    assertThat(on.entry("p40").message()).isEqualTo("could not be taken back: refused");
  }

  @Test
  void a_rule_or_a_time_is_taken_back_newest_first_and_everything_at_once_is_never_meant() {
    on.enter(Draft.progress("p60", "g", 60));
    sends(Draft.id("p60"), "{'progressPercent':40}");
    on.answer("p60", ReceiptOutcome.DONE, null, null);
    UndoScope later = UndoScope.of(List.of(Draft.id("p40")));
    List<UndoLine> plan = on.ledger.undoing().plan(later, UndoingTest::inverse);
    assertThat(plan)
        .extracting(line -> line.entry().id())
        .as("what came after it on the same goal goes first")
        .containsExactly(Draft.id("p60"), Draft.id("p40"));
    UndoScope rule = new UndoScope(List.of(), null, "a-rule", null, null, null);
    assertThat(on.ledger.undoing().plan(rule, UndoingTest::inverse))
        .extracting(UndoLine::writeName)
        .containsExactly("goal.delete");
    UndoScope time =
        new UndoScope(List.of(), null, null, "hr", on.clock.instant().plusSeconds(60), null);
    assertThat(on.ledger.undoing().plan(time, UndoingTest::inverse)).isEmpty();
    UndoScope all = new UndoScope(List.of(), null, null, "hr", null, null);
    assertThatThrownBy(() -> on.ledger.undoing().plan(all, UndoingTest::inverse))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Undone undo(UUID id) {
    return on.ledger
        .undoing()
        .undo(UndoScope.of(List.of(id)), UndoingTest::inverse, "ann", "wrong person");
  }

  private static Inverse inverse(String connection, String write) {
    return Optional.ofNullable(INVERSES.get(write))
        .map(name -> new Inverse(name, WriteClass.OWN_KEY, null, true))
        .orElseGet(() -> Inverse.none("stays as it is"));
  }

  private void answer(UUID id, ReceiptOutcome outcome) {
    on.change(tx -> on.ledger.outcome(tx, id, outcome, null, null, null));
  }

  private boolean sends(UUID id, String shown) {
    Theirs theirs = Theirs.shown(Json.object(shown.replace('\'', '"')));
    return on.ledger.sending(id, theirs).isPresent();
  }
}
