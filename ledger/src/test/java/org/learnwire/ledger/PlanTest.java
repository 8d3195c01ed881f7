package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnwire.ledger.EntryState.*;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

class PlanTest {
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
  void the_plan_shows_what_would_change_and_why() {
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    on.enter(Draft.progress("p50", "g", 50).field("completedDate", "2026-11-22").mode(Mode.PLAN));

    PlanLine line = on.ledger.waiting().get(0);

    assertThat(line.asks()).isEqualTo(PlanLine.Asks.APPROVAL);
    assertThat(line.because()).isEqualTo("because of a test");
    assertThat(line.changes())
        .extracting(c -> c.field() + ": " + c.old() + " -> " + c.now())
        .containsExactly("progressPercent: 0 -> 50", "completedDate: null -> \"2026-11-22\"");
  }

  @Test
  void the_plan_says_what_each_line_asks() {
    on.enter(Draft.create("a-pending", "g1").mode(Mode.PLAN));
    on.enter(Draft.create("b-approved", "g2"));
    on.enter(Draft.create("c-conflict", "g3"));
    on.change(tx -> on.ledger.conflict(tx, Draft.id("c-conflict"), "they say X"));
    on.enter(Draft.create("d-unknown", "g4"));
    on.sendIntoTheDark("d-unknown");
    on.enter(Draft.recognition("e-unknown"));
    on.sendIntoTheDark("e-unknown");
    on.enter(Draft.create("f-done", "g5"));
    on.sendWell("f-done", "77");

    assertThat(on.ledger.waiting())
        .extracting(PlanLine::asks)
        .containsExactly(
            PlanLine.Asks.APPROVAL,
            PlanLine.Asks.NOTHING,
            PlanLine.Asks.CHOICE,
            PlanLine.Asks.NOTHING,
            PlanLine.Asks.SETTLING);
  }

  @Test
  void approve_all_takes_neither_conflicts_nor_what_asks_somebody_else() {
    on.enter(Draft.create("proposal", "g1").mode(Mode.PROPOSAL));
    on.enter(Draft.recognition("draft").mode(Mode.DRAFT));
    on.enter(Draft.create("plan", "g2").mode(Mode.PLAN));
    on.enter(Draft.create("conflict", "g3").mode(Mode.PLAN));
    on.change(tx -> on.ledger.conflict(tx, Draft.id("conflict"), "they say X"));

    Moved moved = on.ledger.approveAll("ann");

    assertThat(moved.moved()).containsExactly(Draft.id("plan"));
    assertThat(on.state("proposal")).isEqualTo(PROPOSED);
    assertThat(on.state("draft")).isEqualTo(PROPOSED);
    assertThat(on.state("conflict")).isEqualTo(CONFLICT);
    assertThat(on.entry("plan").batch()).isEqualTo(moved.batch()).contains("ann");
    assertThat(on.ledger.standing().history(Draft.id("plan")).get(1))
        .isEqualTo(new Step(2, APPROVED, on.clock.instant(), "ann", "approved", null));
  }

  @Test
  void what_cannot_be_approved_is_named_with_the_reason() {
    UUID nobody = Draft.id("never entered");
    on.enter(Draft.create("done", "g"));
    on.sendWell("done", "77");
    on.enter(Draft.create("plan", "g2").mode(Mode.PLAN));

    Moved moved = on.ledger.approve(List.of(nobody, Draft.id("done"), Draft.id("plan")), "ann");

    assertThat(moved.moved()).containsExactly(Draft.id("plan"));
    assertThat(moved.left())
        .isEqualTo(Map.of(nobody, "the ledger has no such entry", Draft.id("done"), "is done"));
  }

  @Test
  void an_accepted_proposal_still_waits_for_approval() {
    on.enter(Draft.create("goal", "g").mode(Mode.PROPOSAL));
    on.accept("goal", Approver.LEARNER, "ann");
    assertThat(on.state("goal")).isEqualTo(PENDING);
    assertThatThrownBy(() -> on.accept("goal", Approver.LEARNER, "ann"))
        .isInstanceOf(IllegalMove.class)
        .hasMessageContaining("is pending");
  }

  @Test
  void a_named_conflict_can_be_decided_both_ways() {
    on.enter(Draft.create("ours", "g1"));
    on.enter(Draft.create("theirs", "g2"));
    on.change(tx -> on.ledger.conflict(tx, Draft.id("ours"), "they say X"));
    on.change(tx -> on.ledger.conflict(tx, Draft.id("theirs"), "they say X"));

    on.ledger.approve(List.of(Draft.id("ours")), "ann");
    on.ledger.decline(List.of(Draft.id("theirs")), "ann", "");

    assertThat(on.path("ours")).containsExactly(PENDING, APPROVED, CONFLICT, PENDING, APPROVED);
    assertThat(on.state("theirs")).isEqualTo(CANCELLED);
    assertThat(on.entry("theirs").message()).isEqualTo("declined");
  }

  @Test
  void declining_takes_back_what_was_approved_but_neither_what_was_sent_nor_asks_others() {
    on.enter(Draft.create("proposal", "g1").mode(Mode.PROPOSAL));
    on.enter(Draft.create("approved", "g2"));
    on.enter(Draft.create("sending", "g3"));
    on.ledger.sending(Draft.id("sending"));

    Moved moved =
        on.ledger.decline(
            List.of(Draft.id("proposal"), Draft.id("approved"), Draft.id("sending")), "ann", "no");

    assertThat(on.state("proposal")).isEqualTo(PROPOSED);
    assertThat(on.state("approved")).isEqualTo(CANCELLED);
    assertThat(moved.left())
        .containsOnly(
            Map.entry(Draft.id("proposal"), "waits for the learner, whose yes is theirs alone"),
            Map.entry(Draft.id("sending"), "is sending"));
  }

  @Test
  void a_declined_goal_takes_its_progress_with_it_and_says_nothing_of_it() {
    on.enter(Draft.create("goal", "g").mode(Mode.PROPOSAL));
    on.enter(Draft.progress("p25", "g", 25));
    assertThat(on.next("hr")).isEmpty();

    on.refuse("goal", Approver.LEARNER, "ann", "not mine");

    assertThat(on.state("p25")).isEqualTo(CANCELLED);
    assertThat(on.entry("p25").message())
        .isEqualTo("there is nothing of ours at the target to change");
    assertThat(on.ledger.standing().latestShown(10)).as("both are the learner's alone").isEmpty();
    assertThat(on.ledger.standing().latest(10)).hasSize(2);
  }

  @Test
  void proposals_that_nobody_answers_expire() {
    on.enter(Draft.create("old", "g1").mode(Mode.PROPOSAL));
    on.enter(Draft.create("old plan", "g2").mode(Mode.PLAN));
    on.clock.pass(Duration.ofDays(30));
    on.enter(Draft.create("young", "g3").mode(Mode.PROPOSAL));

    on.enter(Draft.recognition("draft").mode(Mode.DRAFT));
    on.clock.pass(Duration.ofDays(14));
    on.change(
        tx -> on.ledger.expire(tx, Mode.PROPOSAL, on.clock.instant().minus(Duration.ofDays(30))));

    assertThat(on.state("old")).isEqualTo(EXPIRED);
    assertThat(on.state("draft")).isEqualTo(PROPOSED);
    on.change(
        tx -> on.ledger.expire(tx, Mode.DRAFT, on.clock.instant().minus(Duration.ofDays(13))));
    assertThat(on.state("draft")).isEqualTo(EXPIRED);
    assertThat(on.state("old plan")).isEqualTo(PENDING);
    assertThat(on.state("young")).isEqualTo(PROPOSED);
  }

  @Test
  void what_became_pointless_can_be_taken_back_with_a_reason() {
    on.enter(Draft.create("goal", "g").mode(Mode.PROPOSAL));
    on.change(
        tx -> on.ledger.cancel(tx, List.of(Draft.id("goal")), "people", "the person has left"));
    assertThat(on.state("goal")).isEqualTo(CANCELLED);
    assertThat(on.entry("goal").message()).isEqualTo("the person has left");
  }

  @Test
  void an_illegal_move_is_refused_and_changes_nothing() {
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    assertThatThrownBy(() -> on.change(tx -> on.ledger.conflict(tx, Draft.id("goal"), "late")))
        .isInstanceOf(IllegalMove.class)
        .hasMessageContaining("is done, it cannot become conflict");
    assertThatThrownBy(() -> on.change(tx -> on.ledger.conflict(tx, Draft.id("nobody"), "")))
        .isInstanceOf(NoSuchEntry.class);
    assertThat(on.path("goal")).containsExactly(PENDING, APPROVED, SENDING, DONE);
  }
}
