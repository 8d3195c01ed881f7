package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnwire.ledger.EntryState.*;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

class IntakeTest {
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
  void each_mode_starts_where_it_should() {
    on.enter(Draft.create("proposal", "g1").mode(Mode.PROPOSAL));
    on.enter(Draft.create("draft", "g2").mode(Mode.DRAFT));
    on.enter(Draft.create("plan", "g3").mode(Mode.PLAN));
    on.enter(Draft.create("auto", "g4").mode(Mode.AUTO));

    assertThat(on.path("proposal")).containsExactly(PROPOSED);
    assertThat(on.path("draft")).containsExactly(PROPOSED);
    assertThat(on.path("plan")).containsExactly(PENDING);
    assertThat(on.path("auto")).containsExactly(PENDING, APPROVED);
    assertThat(on.ledger.standing().history(Draft.id("auto")).get(1).who()).isEqualTo("policy");
  }

  @Test
  void the_same_decision_entered_twice_counts_once() {
    assertThat(on.enter(Draft.create("goal", "g")).isNew()).isTrue();
    on.sendWell("goal", "77");
    Entered again = on.enter(Draft.create("goal", "g"));

    assertThat(again.isNew()).isFalse();
    assertThat(again.state()).isEqualTo(DONE);
    assertThat(on.ledger.standing().latest(10)).hasSize(1);
    assertThat(on.path("goal")).containsExactly(PENDING, APPROVED, SENDING, DONE);
  }

  @Test
  void an_entry_is_there_only_when_its_decision_is() {
    assertThatThrownBy(
            () ->
                on.change(
                    tx -> {
                      on.ledger.enter(tx, Draft.create("goal", "g").entry());
                      throw new IllegalStateException("deciding failed");
                    }))
        .hasMessage("deciding failed");
    assertThat(on.ledger.standing().find(Draft.id("goal"))).isEmpty();
    assertThat(on.ledger.standing().history(Draft.id("goal"))).isEmpty();
  }

  @Test
  void newer_progress_replaces_what_still_waits() {
    on.enter(Draft.create("goal", "g"));
    on.enter(Draft.progress("p25", "g", 25).mode(Mode.PLAN));
    on.enter(Draft.progress("p50", "g", 50));
    on.enter(Draft.progress("other", "another", 50));
    on.enter(Draft.progress("p75", "g", 75).mode(Mode.PLAN));

    assertThat(on.state("p25")).isEqualTo(CANCELLED);
    assertThat(on.state("p50")).isEqualTo(CANCELLED);
    assertThat(on.entry("p50").message()).isEqualTo("superseded by " + Draft.id("p75"));
    assertThat(on.state("p75")).isEqualTo(PENDING);
  }

  @Test
  void progress_on_its_way_is_not_replaced() {
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    on.enter(Draft.progress("p25", "g", 25));
    on.ledger.sending(Draft.id("p25"));
    on.enter(Draft.progress("p50", "g", 50));

    assertThat(on.state("p25")).isEqualTo(SENDING);
    assertThat(on.next("hr")).isEmpty();
    on.answer("p25", ReceiptOutcome.DONE, null, null);
    assertThat(on.next("hr")).containsExactly(Draft.id("p50"));
  }

  @Test
  void progress_that_changes_nothing_or_moves_back_is_not_sent() {
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    on.enter(Draft.progress("p50", "g", 50));
    on.sendWell("p50", null);

    Entered same = on.enter(Draft.progress("same", "g", 50));
    Entered back = on.enter(Draft.progress("back", "g", 25));

    assertThat(same).isEqualTo(new Entered(true, CANCELLED, "nothing to change"));
    assertThat(back.state()).isEqualTo(CANCELLED);
    assertThat(back.why()).isEqualTo("never back: 50 was sent, this says 25");
    assertThat(on.next("hr")).isEmpty();
  }

  @Test
  void a_goal_that_is_already_there_is_not_made_again() {
    on.enter(Draft.create("goal", "g"));
    on.sendWell("goal", "77");
    assertThat(on.enter(Draft.create("again", "g")))
        .isEqualTo(new Entered(true, CANCELLED, "is already there as 77"));
  }

  @Test
  void progress_of_a_goal_that_was_never_made_is_cancelled() {
    on.enter(Draft.create("goal", "g").mode(Mode.PROPOSAL));
    on.refuse("goal", Approver.LEARNER, "ann", "not now");
    Entered late = on.enter(Draft.progress("p25", "g", 25));

    assertThat(late.state()).isEqualTo(CANCELLED);
    assertThat(late.why()).isEqualTo("there is nothing of ours at the target to change");
  }

  @Test
  void many_at_once_are_as_if_one_came_after_the_other() {
    List<Draft> drafts =
        List.of(
            Draft.create("goal", "g").mode(Mode.PROPOSAL).cause("s1"),
            Draft.message("m1", "chat").mode(Mode.PLAN).cause("s1").cause("s2").cause("s1"),
            Draft.message("m2", "chat").mode(Mode.AUTO),
            Draft.create("there", "sent").mode(Mode.PLAN),
            Draft.progress("p25", "g", 25).mode(Mode.PLAN),
            Draft.progress("p50", "g", 50).mode(Mode.PLAN),
            Draft.progress("lost", "nowhere", 50),
            Draft.message("m1", "chat").mode(Mode.PLAN),
            Draft.create("gone", "h").mode(Mode.PLAN),
            Draft.progress("back", "sent", 10));
    List<NewEntry> entries = drafts.stream().map(Draft::entry).toList();
    List<List<Object>> came = new ArrayList<>();
    for (boolean together : List.of(true, false)) {
      try (LedgerFixture one =
          new LedgerFixture(dialect(), folder.resolve(together ? "together" : "one by one"))) {
        one.enter(Draft.create("sent", "sent"));
        one.sendWell("sent", "77");
        one.enter(Draft.create("gone", "h").mode(Mode.PLAN).cause("void"));
        one.change(tx -> one.ledger.causeVoided(tx, List.of(Draft.id("void"))));
        List<Object> all = new ArrayList<>();
        one.change(
            tx -> {
              if (together) {
                all.addAll(one.ledger.enter(tx, entries));
              } else {
                for (NewEntry each : entries) {
                  all.add(one.ledger.enter(tx, each));
                }
              }
            });
        for (Entry entry : one.ledger.standing().latest(100)) {
          all.add(entry);
          all.add(one.ledger.standing().history(entry.id()));
          all.add(one.ledger.standing().causes(entry.id()));
        }
        came.add(all);
      }
    }

    assertThat(came.get(0))
        .isEqualTo(came.get(1))
        .contains(new Entered(false, PENDING, "because of a test"));
  }

  @Test
  void causes_are_kept() {
    on.enter(Draft.create("goal", "g").cause("s1").cause("s2").cause("s1"));
    assertThat(on.ledger.standing().causes(Draft.id("goal")))
        .containsExactlyInAnyOrder(Draft.id("s1"), Draft.id("s2"));
  }

  @Test
  void an_entry_without_a_target_is_refused() {
    assertThatThrownBy(() -> Draft.create("goal", " ").entry())
        .hasMessageContaining("needs connection, write name and target");
  }

  @Test
  void counts_and_the_latest_are_there_for_the_page() {
    on.enter(Draft.create("one", "g1").mode(Mode.PLAN));
    on.enter(Draft.create("two", "g2"));
    on.enter(Draft.create("three", "g3"));
    on.sendWell("three", "77");

    assertThat(on.ledger.standing().counts())
        .containsExactlyInAnyOrderEntriesOf(Map.of(PENDING, 1L, APPROVED, 1L, DONE, 1L));
    assertThat(on.ledger.standing().latest(2))
        .extracting(Entry::id)
        .containsExactly(Draft.id("three"), Draft.id("two"));
  }
}
