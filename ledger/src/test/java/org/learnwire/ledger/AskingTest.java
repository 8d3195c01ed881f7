package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnwire.ledger.Approver.*;
import static org.learnwire.ledger.EntryState.*;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

/** Whose yes an entry needs, and what each yes and no does. */
class AskingTest {
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
  void each_is_asked_in_turn_and_every_yes_is_written_down_with_who_and_when() {
    on.enter(goal("goal").asks(LEARNER, MANAGER, HR));
    assertThat(on.entry("goal").asking()).contains(LEARNER);
    assertThat(on.ledger.standing().asking(List.of("person-1"))).hasSize(1);
    assertThat(on.ledger.waiting().get(0).asks()).isEqualTo(PlanLine.Asks.PERSON);

    on.clock.pass(Duration.ofDays(1));
    on.accept("goal", LEARNER, "Ana");
    on.ask("goal", "boss");
    assertThat(on.state("goal")).isEqualTo(PROPOSED);
    assertThat(on.entry("goal").asking()).contains(MANAGER);
    assertThat(on.ledger.standing().asking(List.of("person-1"))).isEmpty();
    assertThat(on.ledger.standing().asking(List.of("somebody", "boss"))).hasSize(1);

    on.accept("goal", MANAGER, "Eli");
    assertThat(on.ledger.standing().asking(List.of("boss"))).isEmpty();
    assertThat(on.ledger.waiting().get(0).asks()).isEqualTo(PlanLine.Asks.APPROVAL);
    on.ledger.approve(List.of(Draft.id("goal")), "Ida");

    assertThat(on.ledger.standing().history(Draft.id("goal")))
        .extracting(step -> step.state() + " " + step.who() + " " + step.why())
        .containsExactly(
            "PROPOSED a-rule because of a test",
            "PROPOSED Ana accepted",
            "PROPOSED ledger asked",
            "PENDING Eli accepted",
            "APPROVED Ida approved");
  }

  @Test
  void nobody_answers_for_another() {
    on.enter(goal("goal").asks(LEARNER, MANAGER, HR));
    for (Approver other : List.of(MANAGER, HR, SENDER)) {
      assertThatThrownBy(() -> on.accept("goal", other, "Ida"))
          .isInstanceOf(IllegalMove.class)
          .hasMessageContaining("waits for the learner");
      assertThatThrownBy(() -> on.refuse("goal", other, "Ida", "")).isInstanceOf(IllegalMove.class);
    }
    assertThat(on.ledger.approve(List.of(Draft.id("goal")), "Ida").left())
        .containsValue("waits for the learner, whose yes is theirs alone");
    assertThat(on.ledger.approveAll("Ida").moved()).isEmpty();

    on.accept("goal", LEARNER, "Ana");
    assertThatThrownBy(() -> on.accept("goal", LEARNER, "Ana"))
        .hasMessageContaining("waits for the manager");
    assertThat(on.ledger.approveAll("Ida").moved()).isEmpty();
    assertThat(on.path("goal")).containsOnly(PROPOSED);
  }

  @Test
  void hr_may_be_asked_before_the_manager() {
    on.enter(goal("goal").asks(LEARNER, HR, MANAGER));
    on.accept("goal", LEARNER, "Ana");
    assertThat(on.ledger.waiting().get(0).asks()).isEqualTo(PlanLine.Asks.APPROVAL);
    assertThat(on.ledger.approveAll("Ida").moved()).hasSize(1);
    assertThat(on.entry("goal").asking()).contains(MANAGER);
    on.accept("goal", MANAGER, "Eli");
    assertThat(on.state("goal")).as("nobody is left to ask").isEqualTo(APPROVED);
    assertThat(on.entry("goal").batch()).contains("policy");
  }

  @Test
  void without_hr_the_last_yes_sends_it() {
    on.enter(goal("goal").asks(LEARNER));
    on.accept("goal", LEARNER, "Ana");
    assertThat(on.path("goal")).containsExactly(PROPOSED, PENDING, APPROVED);
  }

  @Test
  void where_nobody_can_be_asked_hr_is_and_that_is_said() {
    on.enter(goal("goal").asks(LEARNER, MANAGER));
    on.accept("goal", LEARNER, "Ana");
    on.change(tx -> on.ledger.passOver(tx, Draft.id("goal"), "nobody leads this person"));
    assertThat(on.state("goal")).isEqualTo(PENDING);
    assertThat(on.entry("goal").message()).isEqualTo("nobody leads this person");
    assertThat(on.ledger.approveAll("Ida").moved()).hasSize(1);
  }

  @Test
  void another_manager_is_asked_from_then_on() {
    on.enter(goal("goal").asks(LEARNER, MANAGER, HR));
    on.accept("goal", LEARNER, "Ana");
    on.ask("goal", "boss");
    int steps = on.path("goal").size();
    on.ask("goal", "boss");
    assertThat(on.path("goal")).as("asked once").hasSize(steps);
    on.ask("goal", "new boss");
    assertThat(on.ledger.standing().asking(List.of("boss"))).isEmpty();
    assertThat(on.ledger.standing().asking(List.of("new boss"))).hasSize(1);
  }

  @Test
  void a_persons_words_stand_and_no_rule_writes_over_them() {
    on.enter(goal("goal").cause("s1").field("dueDate", "2026-12-01"));
    on.accept(
        "goal",
        LEARNER,
        "Ana",
        Json.empty().put("title", "Talk less").put("dueDate", "2026-12-01"));
    assertThat(on.entry("goal").fields().path("title").asText()).isEqualTo("Talk less");
    assertThat(on.ledger.standing().history(Draft.id("goal")).get(1).why())
        .isEqualTo("changed title from “Grow g” to “Talk less”");

    on.change(tx -> on.ledger.causeVoided(tx, List.of(Draft.id("s1"))));
    assertThat(on.state("goal")).isEqualTo(CANCELLED);
    on.enter(goal("goal").cause("s2").field("title", "Grow more").field("dueDate", "2027-01-01"));
    assertThat(on.entry("goal").asking()).as("it is asked anew").contains(LEARNER);
    assertThat(on.entry("goal").fields().path("title").asText()).isEqualTo("Talk less");
    assertThat(on.entry("goal").fields().path("dueDate").asText()).isEqualTo("2027-01-01");
  }

  @Test
  void the_learners_no_is_theirs_alone_and_the_managers_is_not() {
    on.enter(goal("declined"));
    on.enter(Draft.create("disagreed", "g2").mode(Mode.PROPOSAL).asks(LEARNER, MANAGER));
    on.refuse("declined", LEARNER, "Ana", "not now");
    on.accept("disagreed", LEARNER, "Ana");
    on.refuse("disagreed", MANAGER, "Eli", "next year");

    assertThat(on.state("declined")).isEqualTo(DECLINED);
    assertThat(on.state("disagreed")).isEqualTo(CANCELLED);
    assertThat(on.entry("disagreed").message()).isEqualTo("not agreed: next year");
    assertThat(on.ledger.standing().latestShown(10))
        .extracting(Entry::id)
        .containsExactly(Draft.id("disagreed"));
    assertThat(on.ledger.standing().isShown(Draft.id("declined"))).isFalse();
  }

  @Test
  void what_was_declined_is_erased_but_for_its_id_and_never_proposed_again() {
    on.enter(goal("goal").cause("s1"));
    on.enter(Draft.progress("p25", "g", 25));
    on.refuse("goal", LEARNER, "Ana", "not now");
    on.clock.pass(Duration.ofDays(31));
    on.enter(Draft.create("other", "g2").mode(Mode.PROPOSAL));
    List<Erasure.Erased> erased =
        on.database.write(
            "erase", tx -> on.ledger.erase(tx, on.clock.instant().minus(Duration.ofDays(30))));

    assertThat(erased)
        .extracting(Erasure.Erased::id)
        .containsExactlyInAnyOrder(Draft.id("goal"), Draft.id("p25"));
    Entry left = on.entry("goal");
    assertThat(left.fields()).isEmpty();
    assertThat(left.personId() + left.because() + left.rule() + left.target()).isEmpty();
    assertThat(left.message()).isNull();
    assertThat(on.ledger.standing().history(Draft.id("goal"))).isEmpty();
    assertThat(on.ledger.standing().causes(Draft.id("goal"))).isEmpty();
    assertThat(on.goalMoves()).isEmpty();
    assertThat(on.enter(goal("goal").cause("s1")).isNew()).isFalse();
    assertThat(on.state("goal")).isEqualTo(DECLINED);
    assertThat(on.state("other")).isEqualTo(PROPOSED);
    List<Erasure.Erased> again =
        on.database.write("erase", tx -> on.ledger.erase(tx, on.clock.instant()));
    assertThat(again).isEmpty();
  }

  private static Draft goal(String name) {
    return Draft.create(name, "g").mode(Mode.PROPOSAL);
  }
}
