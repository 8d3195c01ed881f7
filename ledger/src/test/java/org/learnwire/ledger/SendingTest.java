package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnwire.ledger.EntryState.*;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

class SendingTest {
  @TempDir Path folder;
  private LedgerFixture on;

  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @BeforeEach
  void open() {
    on = new LedgerFixture(dialect(), folder);
  }

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void only_approved_entries_of_the_connection_are_next() {
    on.enter(Draft.create("plan", "g1").mode(Mode.PLAN));
    on.enter(Draft.create("auto", "g2"));
    on.enter(Draft.recognition("elsewhere"));
    assertThat(on.next("hr")).containsExactly(Draft.id("auto"));
    assertThat(on.next("chat")).containsExactly(Draft.id("elsewhere"));
    assertThat(on.ledger.sending(Draft.id("plan"))).isEmpty();
  }

  @Test
  void order_is_kept_within_a_target_and_only_there() {
    on.enter(Draft.create("goal", "g1"));
    on.enter(Draft.progress("p25", "g1", 25));
    on.enter(Draft.create("other", "g2"));
    assertThat(on.next("hr")).containsExactly(Draft.id("goal"), Draft.id("other"));
    assertThat(on.ledger.sending(Draft.id("p25"))).isEmpty();

    on.sendWell("goal", "77");
    assertThat(on.next("hr")).containsExactly(Draft.id("p25"), Draft.id("other"));
  }

  @Test
  void a_comment_waits_for_its_goal_and_keeps_nothing_waiting_that_comes_after_it() {
    on.enter(Draft.create("goal", "g1"));
    on.enter(Draft.of("comment", "hr", "goal.comment", "g1").field("text", "Well seen"));
    assertThat(on.next("hr")).containsExactly(Draft.id("goal"));
    on.sendWell("goal", "77");
    on.enter(Draft.of("asked", "hr", "goal.comment", "g1").field("text", "Hm").mode(Mode.PROPOSAL));
    on.enter(Draft.progress("p50", "g1", 50));
    assertThat(on.next("hr")).containsExactly(Draft.id("comment"), Draft.id("p50"));

    on.ledger.sending(Draft.id("comment"));
    assertThat(on.next("hr")).as("one at a time").isEmpty();
    on.answer("comment", ReceiptOutcome.UNKNOWN, null, "no answer");
    on.sendWell("p50", null);
    on.enter(Draft.progress("p25", "g1", 25));
    assertThat(on.entry("p25").state()).as("never back").isEqualTo(EntryState.CANCELLED);
  }

  @Test
  void a_comment_on_a_goal_that_is_not_made_is_cancelled_with_it() {
    on.enter(Draft.of("early", "hr", "goal.comment", "g1").field("text", "No goal"));
    assertThat(on.entry("early").state()).isEqualTo(EntryState.CANCELLED);
    on.enter(Draft.create("goal", "g1").mode(Mode.PLAN));
    on.enter(Draft.of("comment", "hr", "goal.comment", "g1").field("text", "Well seen"));
    assertThat(on.entry("comment").state()).isEqualTo(EntryState.APPROVED);
    on.ledger.decline(java.util.List.of(Draft.id("goal")), "ann", "");
    assertThat(on.entry("comment").state()).isEqualTo(EntryState.CANCELLED);
    assertThat(on.entry("comment").message()).contains("nothing of ours at the target");
  }

  @Test
  void an_entry_is_handed_out_once() {
    on.enter(Draft.create("goal", "g"));
    assertThat(on.ledger.sending(Draft.id("goal"))).isPresent();
    assertThat(on.ledger.sending(Draft.id("goal"))).isEmpty();
    assertThat(on.next("hr")).isEmpty();
    assertThat(on.entry("goal").attempts()).isEqualTo(1);
  }

  @Test
  void progress_is_sent_with_the_remote_id_of_its_goal() {
    on.enter(Draft.create("goal", "g"));
    Dispatch create = on.ledger.sending(Draft.id("goal")).orElseThrow();
    assertThat(create.fields().has("remoteId")).isFalse();
    assertThat(create.attempt()).isEqualTo(1);
    on.answer("goal", ReceiptOutcome.DONE, "77", null);
    on.enter(Draft.progress("p25", "g", 25));

    Dispatch progress = on.ledger.next("hr", 1).get(0);

    assertThat(progress.remoteId()).isEqualTo("77");
    assertThat(progress.fields().path("remoteId").asText()).isEqualTo("77");
    on.sendWell("p25", null);
    Correlation ours = on.ledger.standing().correlation("hr", "g").orElseThrow();
    assertThat(ours.remoteId()).isEqualTo("77");
    assertThat(ours.lastSent())
        .isEqualTo(Json.object("{\"title\":\"Grow g\",\"progressPercent\":25}"));
  }

  @Test
  void what_was_really_sent_is_what_is_kept() {
    on.enter(Draft.create("goal", "g"));
    on.ledger.sending(Draft.id("goal"));
    on.change(
        tx ->
            on.ledger.outcome(
                tx,
                Draft.id("goal"),
                ReceiptOutcome.DONE,
                "77",
                null,
                Json.object("{\"ownerRemoteId\":\"4\",\"title\":\"Cut\",\"progressPercent\":0}")));
    assertThat(on.ledger.standing().correlation("hr", "g").orElseThrow().lastSent())
        .isEqualTo(Json.object("{\"title\":\"Cut\",\"progressPercent\":0}"));
  }

  @Test
  void a_held_entry_stays_and_so_does_what_comes_after_it() {
    on.enter(Draft.create("goal", "g"));
    on.enter(Draft.progress("p25", "g", 25));
    on.change(tx -> tx.update("update entry set held = 1 where id = ?", Draft.id("goal")));
    assertThat(on.next("hr")).isEmpty();
    assertThat(on.ledger.sending(Draft.id("goal"))).isEmpty();
    on.change(tx -> tx.update("update entry set held = 0"));
    assertThat(on.next("hr")).containsExactly(Draft.id("goal"));
  }

  @Test
  void a_refusal_is_final_and_ends_what_depends_on_it() {
    on.enter(Draft.create("goal", "g"));
    on.enter(Draft.progress("p25", "g", 25).mode(Mode.PLAN));
    on.ledger.sending(Draft.id("goal"));
    Outcome outcome = on.answer("goal", ReceiptOutcome.REFUSED, null, "module is off");

    assertThat(outcome.justDone()).isFalse();
    assertThat(outcome.cancelled()).containsExactly(Draft.id("p25"));
    assertThat(on.entry("goal").message()).isEqualTo("module is off");
    assertThat(on.entry("p25").message()).contains("the goal was refused (module is off)");
    assertThat(on.next("hr")).isEmpty();
  }

  @Test
  void a_goal_without_an_id_cannot_be_moved() {
    on.enter(Draft.create("goal", "g"));
    on.enter(Draft.progress("p25", "g", 25));
    assertThat(on.sendWell("goal", null).cancelled()).containsExactly(Draft.id("p25"));
  }

  @Test
  void an_answer_nobody_waits_for_is_refused() {
    on.enter(Draft.create("goal", "g"));
    assertThatThrownBy(() -> on.answer("goal", ReceiptOutcome.DONE, "77", null))
        .isInstanceOf(IllegalMove.class)
        .hasMessageContaining("is approved, there is no answer to wait for");
    on.sendWell("goal", "77");
    assertThatThrownBy(() -> on.answer("goal", ReceiptOutcome.DONE, "78", null))
        .isInstanceOf(IllegalMove.class);
    assertThat(on.entry("goal").remoteId()).isEqualTo("77");
  }

  @Test
  void the_receipts_statement_is_noted_with_the_answer() {
    on.enter(Draft.create("goal", "g"));
    on.ledger.sending(Draft.id("goal"));
    on.change(
        tx -> {
          Outcome outcome =
              on.ledger.outcome(tx, Draft.id("goal"), ReceiptOutcome.DONE, "77", null, null);
          assertThat(outcome.justDone()).isTrue();
          on.ledger.receipt(tx, outcome.entry().id(), Draft.id("statement"));
        });
    assertThat(on.entry("goal").statementId()).isEqualTo(Draft.id("statement"));
  }

  @Test
  void what_was_undone_is_no_longer_ours_and_the_last_goes_first() {
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    on.enter(Draft.progress("p25", "g", 25));
    on.sendWell("p25", null);
    assertThatThrownBy(() -> on.change(tx -> on.ledger.undone(tx, Draft.id("goal"), "ann", "x")))
        .hasMessageContaining("undone first");

    on.change(tx -> on.ledger.undone(tx, Draft.id("p25"), "ann", "wrong person"));
    assertThat(
            on.ledger
                .standing()
                .correlation("hr", "g")
                .orElseThrow()
                .lastSent()
                .path("progressPercent"))
        .isEqualTo(Json.object("{\"p\":0}").get("p"));
    on.change(tx -> on.ledger.undone(tx, Draft.id("goal"), "ann", "wrong person"));
    assertThat(on.ledger.standing().correlation("hr", "g")).isEmpty();
    assertThat(on.state("goal")).isEqualTo(UNDONE);
  }
}
