package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.ledger.EntryState.*;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

class CausesTest {
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
  void a_voided_cause_cancels_what_waits_and_lists_what_was_sent() {
    on.enter(Draft.create("proposed", "g1").mode(Mode.PROPOSAL).cause("s"));
    on.enter(Draft.create("pending", "g2").mode(Mode.PLAN).cause("s"));
    on.enter(Draft.create("approved", "g3").cause("s").cause("t"));
    on.enter(Draft.create("done", "g4").cause("s"));
    on.sendWell("done", "77");
    on.enter(Draft.create("unknown", "g5").cause("s"));
    on.sendIntoTheDark("unknown");
    on.enter(Draft.create("untouched", "g6").cause("t"));

    Voided voided = voided("s");

    assertThat(voided.cancelled()).isEqualTo(ids("proposed", "pending", "approved"));
    assertThat(voided.sent()).isEqualTo(ids("done", "unknown"));
    assertThat(on.entry("approved").message())
        .isEqualTo("its cause " + Draft.id("s") + " was voided");
    assertThat(on.entry("done").causeVoided()).isTrue();
    assertThat(on.path("done")).containsExactly(PENDING, APPROVED, SENDING, DONE, DONE);
    assertThat(on.state("untouched")).isEqualTo(APPROVED);
    assertThat(voided("s")).isEqualTo(new Voided(List.of(), List.of()));
  }

  @Test
  void a_goal_and_its_progress_on_the_same_cause_go_together() {
    on.enter(Draft.create("goal", "g").cause("s"));
    on.enter(Draft.progress("p25", "g", 25).cause("s"));
    on.enter(Draft.create("other", "h").cause("s"));
    on.enter(Draft.progress("later", "h", 25).cause("t"));
    assertThat(voided("s").cancelled()).isEqualTo(ids("goal", "p25", "other", "later"));
  }

  @Test
  void what_turns_out_absent_after_its_cause_was_voided_is_not_sent_again() {
    on.enter(Draft.create("goal", "g").cause("s"));
    on.sendIntoTheDark("goal");
    voided("s");
    on.answer("goal", ReceiptOutcome.ABSENT, null, null);
    assertThat(on.state("goal")).isEqualTo(CANCELLED);
    assertThat(on.next("hr")).isEmpty();
  }

  @Test
  void a_corrected_statement_takes_over_and_nothing_is_cancelled() {
    on.enter(Draft.create("goal", "g").cause("old").cause("other"));
    on.change(tx -> on.ledger.causeReplaced(tx, Draft.id("old"), Draft.id("new")));

    assertThat(voided("old").cancelled()).isEmpty();
    assertThat(on.ledger.standing().causes(Draft.id("goal")))
        .containsExactlyInAnyOrderElementsOf(ids("new", "other"));
    assertThat(voided("new").cancelled()).isEqualTo(ids("goal"));
  }

  @Test
  void what_was_taken_back_unsent_starts_anew_when_its_ground_is_back() {
    on.enter(Draft.create("plan", "g1").mode(Mode.PLAN).cause("s"));
    on.enter(Draft.create("auto", "g2").cause("s"));
    on.enter(Draft.create("draft", "g3").mode(Mode.DRAFT).cause("s"));
    voided("s");

    Entered plan = on.enter(Draft.create("plan", "g1").mode(Mode.PLAN).cause("t"));
    on.enter(Draft.create("auto", "g2").cause("t").field("dueDate", "2027-03-01"));
    on.enter(Draft.create("draft", "g3").mode(Mode.DRAFT).cause("t"));

    assertThat(plan.isNew()).isFalse();
    assertThat(on.path("plan")).containsExactly(PENDING, CANCELLED, PENDING);
    assertThat(on.path("auto")).containsExactly(PENDING, APPROVED, CANCELLED, PENDING, APPROVED);
    assertThat(on.path("draft")).containsExactly(PROPOSED, CANCELLED, PROPOSED);
    assertThat(on.ledger.standing().history(Draft.id("plan")).get(2).why())
        .isEqualTo("its ground is back");
    assertThat(on.entry("auto").fields().path("dueDate").asText()).isEqualTo("2027-03-01");
    assertThat(on.next("hr")).isEqualTo(ids("auto"));
    assertThat(voided("t").cancelled()).isEqualTo(ids("plan", "auto", "draft"));
  }

  @Test
  void the_progress_of_a_goal_comes_back_with_it() {
    Draft goal = Draft.create("goal", "g").cause("s");
    Draft step = Draft.progress("p25", "g", 25).cause("s");
    on.enter(goal);
    on.enter(step);
    gone("goal", "p25");
    on.enter(goal);
    on.enter(step);
    on.sendWell("goal", "77");
    assertThat(on.next("hr")).isEqualTo(ids("p25"));
  }

  @Test
  void what_a_person_took_back_or_what_was_sent_does_not_start_anew() {
    Draft theirs = Draft.create("theirs", "g1").cause("s");
    on.enter(theirs);
    on.change(tx -> on.ledger.cancel(tx, ids("theirs"), "ann", "theirs stays"));
    Draft no = Draft.create("no", "g2").mode(Mode.PROPOSAL).cause("s");
    on.enter(no);
    on.refuse("no", Approver.LEARNER, "ann", "");
    Draft sent = Draft.create("sent", "g3").cause("s");
    on.enter(sent);
    on.sendWell("sent", "77");
    gone("theirs", "no", "sent");

    on.enter(theirs);
    on.enter(no);
    on.enter(sent);

    assertThat(on.state("theirs")).isEqualTo(CANCELLED);
    assertThat(on.state("no")).isEqualTo(DECLINED);
    assertThat(on.path("sent")).endsWith(DONE, DONE, DONE);
    assertThat(on.entry("sent").causeVoided()).as("no longer listed").isFalse();
  }

  @Test
  void what_was_only_overtaken_is_not_listed_and_may_come_back() {
    Draft nudge = Draft.recognition("nudge");
    on.enter(nudge);
    on.enter(Draft.create("sent", "g"));
    on.sendWell("sent", "77");
    on.change(tx -> on.ledger.overtaken(tx, Draft.id("nudge"), "somebody looked"));
    on.change(tx -> on.ledger.overtaken(tx, Draft.id("sent"), "somebody looked"));
    assertThat(on.state("nudge")).isEqualTo(CANCELLED);
    assertThat(on.entry("sent").causeVoided()).isFalse();
    on.enter(nudge);
    assertThat(on.state("nudge")).isEqualTo(APPROVED);
  }

  private void gone(String... names) {
    ids(names).forEach(id -> on.change(tx -> on.ledger.groundGone(tx, id, "its cause was voided")));
  }

  private Voided voided(String statement) {
    return on.database.write("void", tx -> on.ledger.causeVoided(tx, List.of(Draft.id(statement))));
  }

  private static List<UUID> ids(String... names) {
    return Stream.of(names).map(Draft::id).toList();
  }
}
