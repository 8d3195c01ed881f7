package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.ledger.Approver.*;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a goal stands is told to the journal when it moves, so that rules can ask for it. */
class GoalMovesTest {
  @TempDir Path folder;
  private LedgerFixture on;

  @BeforeEach
  void open() {
    on = new LedgerFixture(folder);
  }

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void accepted_is_told_when_the_learner_says_yes_and_once() {
    on.enter(Draft.create("goal", "g").mode(Mode.PROPOSAL).asks(LEARNER, MANAGER, HR));
    assertThat(on.goalMoves()).isEmpty();
    on.accept("goal", LEARNER, "Ana");
    on.accept("goal", MANAGER, "Eli");
    on.ledger.approveAll("Ida");
    assertThat(on.goalMoves()).containsExactly("person-1 person subject accepted");
  }

  @Test
  void declined_is_told_for_the_learners_no_and_not_for_that_of_others() {
    on.enter(Draft.create("one", "g").mode(Mode.PROPOSAL));
    on.enter(Draft.create("two", "g2").mode(Mode.PROPOSAL).asks(LEARNER, MANAGER));
    on.refuse("one", LEARNER, "Ana", "");
    on.accept("two", LEARNER, "Ana");
    on.refuse("two", MANAGER, "Eli", "");
    assertThat(on.goalMoves())
        .containsExactly("person-1 person subject declined", "person-1 person subject accepted");
  }

  @Test
  void done_is_told_by_completion_and_by_full_progress_at_the_target() {
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    on.enter(Draft.progress("p50", "g", 50));
    on.sendWell("p50", null);
    assertThat(on.goalMoves()).as("half is not done, and nobody was asked").isEmpty();
    on.enter(Draft.progress("p100", "g", 100));
    on.ledger.sending(Draft.id("p100")).orElseThrow();
    assertThat(on.goalMoves()).as("not before the target took it").isEmpty();
    on.answer("p100", ReceiptOutcome.DONE, null, null);
    assertThat(on.goalMoves()).containsExactly("person-1 person subject done");
  }

  @Test
  void closed_is_told_when_the_goal_is_taken_back() {
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    on.change(tx -> on.ledger.undone(tx, Draft.id("goal"), "Ida", "by mistake"));
    assertThat(on.goalMoves()).containsExactly("person-1 person subject closed");
  }

  @Test
  void what_is_no_goal_tells_nothing() {
    on.enter(Draft.recognition("thanks").mode(Mode.DRAFT));
    on.accept("thanks", SENDER, "Eli");
    on.ledger.approve(List.of(Draft.id("thanks")), "Ida");
    on.sendWell("thanks", null);
    assertThat(on.goalMoves()).isEmpty();
  }
}
