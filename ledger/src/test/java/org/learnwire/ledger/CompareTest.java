package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnwire.ledger.EntryState.*;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

/** Last sent, theirs now, ours now: what a person changed at the target stays. */
class CompareTest {
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
  }

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void a_field_that_stands_as_it_was_sent_is_changed() {
    on.enter(Draft.progress("p40", "g", 40));
    assertThat(sends("p40", "{'title':'Grow g','progressPercent':0}")).isTrue();
  }

  @Test
  void what_a_person_changed_is_not_written_over_and_both_values_are_kept() {
    on.enter(Draft.progress("p40", "g", 40));
    assertThat(sends("p40", "{'title':'Grow g','progressPercent':70}")).isFalse();

    assertThat(on.state("p40")).isEqualTo(CONFLICT);
    Clash clash = on.ledger.conflicts().of(Draft.id("p40")).get(0);
    assertThat(clash.field()).isEqualTo("progressPercent");
    assertThat(clash.lastSent()).hasToString("0");
    assertThat(clash.theirs()).hasToString("70");
    assertThat(clash.ours()).hasToString("40");
    assertThat(on.entry("p40").message())
        .isEqualTo("somebody changed progressPercent there to 70 (we sent 0 last, ours is 40)");
    assertThat(on.next("hr")).isEmpty();
    assertThat(on.ledger.waiting().get(0).clashes()).hasSize(1);
  }

  @Test
  void what_a_person_changed_to_the_very_same_is_no_conflict() {
    on.enter(Draft.progress("p40", "g", 40));
    assertThat(sends("p40", "{'progressPercent':40}")).isTrue();
  }

  @Test
  void spelling_is_nobodys_edit() {
    on.enter(update("words").field("title", "Grow more").field("dueDate", "2026-12-01"));
    sends("words", "{'title':' Grow  g '}");
    on.answer("words", ReceiptOutcome.DONE, null, null);
    on.enter(update("more").field("title", "Grow most").field("dueDate", "2026-12-02"));
    assertThat(
            sends(
                "more",
                "{'title':'Grow more\\n\\nLearnwire ref lw-1','dueDate':'2026-12-01T00:00:00'}"))
        .isTrue();
  }

  @Test
  void theirs_stays_and_what_they_did_not_touch_goes() {
    on.enter(update("both").field("title", "Ours").field("description", "New"));
    assertThat(sends("both", "{'title':'Theirs','progressPercent':0}")).isFalse();

    Entry chosen =
        on.ledger.conflicts().choose(Draft.id("both"), Clash.Choice.THEIRS, "ann", "she is right");

    assertThat(chosen.state()).isEqualTo(APPROVED);
    assertThat(chosen.fields()).isEqualTo(Json.object("{\"description\":\"New\"}"));
    assertThat(sends("both", "{'title':'Theirs','progressPercent':0}")).isTrue();
    assertThat(on.ledger.standing().history(Draft.id("both")))
        .anySatisfy(
            step -> {
              assertThat(step.who()).isEqualTo("ann");
              assertThat(step.why())
                  .isEqualTo("theirs stays: she is right; what they did not touch goes");
            });
    on.answer("both", ReceiptOutcome.DONE, null, null);
    assertThat(
            on.ledger
                .standing()
                .correlation("hr", "g")
                .orElseThrow()
                .lastSent()
                .path("title")
                .asText())
        .isEqualTo("Grow g");
  }

  @Test
  void theirs_leaves_nothing_to_send_where_they_touched_all_of_it() {
    on.enter(Draft.progress("p40", "g", 40));
    sends("p40", "{'progressPercent':70}");
    assertThat(
            on.ledger.conflicts().choose(Draft.id("p40"), Clash.Choice.THEIRS, "ann", "").state())
        .isEqualTo(CANCELLED);
  }

  @Test
  void ours_goes_over_the_value_that_was_seen_and_over_no_other() {
    on.enter(Draft.progress("p40", "g", 40));
    sends("p40", "{'progressPercent':70}");
    on.ledger.conflicts().choose(Draft.id("p40"), Clash.Choice.OURS, "ann", "");
    assertThat(sends("p40", "{'progressPercent':75}")).as("changed once more").isFalse();
    assertThat(on.state("p40")).isEqualTo(CONFLICT);

    on.ledger.approve(List.of(Draft.id("p40")), "ann");

    assertThat(sends("p40", "{'progressPercent':75}")).isTrue();
    assertThatThrownBy(
            () -> on.ledger.conflicts().choose(Draft.id("p40"), Clash.Choice.OURS, "ann", ""))
        .isInstanceOf(IllegalMove.class)
        .hasMessageContaining("not in conflict");
  }

  @Test
  void a_newer_value_of_ours_takes_the_place_of_one_in_conflict_and_is_compared_itself() {
    on.enter(Draft.progress("p40", "g", 40));
    sends("p40", "{'progressPercent':70}");
    on.enter(Draft.progress("p60", "g", 60));
    assertThat(on.state("p40")).isEqualTo(CANCELLED);
    assertThat(sends("p60", "{'progressPercent':70}")).isFalse();
    assertThat(on.state("p60")).isEqualTo(CONFLICT);
  }

  @Test
  void a_goal_that_is_gone_or_closed_is_said_and_waited_for_and_never_made_again() {
    on.enter(Draft.progress("p40", "g", 40));
    assertThat(on.ledger.sending(Draft.id("p40"), Theirs.GONE)).isEmpty();
    assertThat(on.state("p40")).isEqualTo(CONFLICT);
    assertThat(on.entry("p40").message()).contains("not there any more");
    on.ledger.conflicts().choose(Draft.id("p40"), Clash.Choice.OURS, "ann", "look again");
    assertThat(on.ledger.sending(Draft.id("p40"), Theirs.GONE)).as("still gone").isEmpty();
    on.ledger.conflicts().choose(Draft.id("p40"), Clash.Choice.OURS, "ann", "look again");
    assertThat(sends("p40", "{'progressPercent':0,'status':'CLOSED'}")).isFalse();
    assertThat(on.entry("p40").message()).isEqualTo("somebody closed it there");
  }

  @Test
  void a_field_they_emptied_is_theirs_and_one_never_shown_can_not_be_compared() {
    on.enter(update("first").field("dueDate", "2026-12-01"));
    assertThat(sends("first", "{'title':'Grow g'}")).as("never shown").isTrue();
    on.answer("first", ReceiptOutcome.DONE, null, null);
    on.enter(update("second").field("dueDate", "2026-12-02"));
    sends("second", "{'title':'Grow g','dueDate':'2026-12-01'}");
    on.answer("second", ReceiptOutcome.DONE, null, null);
    on.enter(update("third").field("dueDate", "2026-12-03"));
    assertThat(sends("third", "{'title':'Grow g'}")).isFalse();
    assertThat(on.entry("third").message())
        .isEqualTo(
            "somebody changed dueDate there to nothing (we sent “2026-12-02” last,"
                + " ours is “2026-12-03”)");
  }

  @Test
  void a_target_that_can_not_be_read_now_is_asked_later() {
    on.enter(Draft.progress("p40", "g", 40));
    on.ledger.putOff(Draft.id("p40"), "throttled");
    assertThat(on.next("hr")).isEmpty();
    assertThat(on.entry("p40").message()).isEqualTo("throttled");
    assertThat(on.ledger.waiting().get(0).triedAgain()).isTrue();
    on.clock.pass(Duration.ofMinutes(2));
    assertThat(on.next("hr")).hasSize(1);
  }

  @Test
  void what_can_never_be_read_is_held_for_a_person_in_the_end() {
    on.enter(Draft.progress("p40", "g", 40));
    for (int i = 0; i <= Patience.standard().mostRetries(); i++) {
      on.ledger.putOff(Draft.id("p40"), "not permitted");
      on.clock.pass(Duration.ofHours(2));
    }
    assertThat(on.next("hr")).isEmpty();
    assertThat(on.entry("p40").held()).isTrue();
    assertThat(on.entry("p40").message())
        .isEqualTo("not sent in 120 tries (not permitted): held; approve it to try again");
    on.ledger.approve(List.of(Draft.id("p40")), "ann");
    assertThat(on.next("hr")).hasSize(1);
  }

  private static Draft update(String name) {
    return Draft.of(name, "hr", "goal.update", "g");
  }

  private boolean sends(String name, String shown) {
    Theirs theirs = Theirs.shown(Json.object(shown.replace('\'', '"')));
    return on.ledger.sending(Draft.id(name), theirs).isPresent();
  }
}
