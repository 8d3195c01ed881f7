package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;
import org.learnwire.ledger.audit.AuditCheck;
import org.learnwire.ledger.audit.AuditVerdict;

/** The history of an entry is compared with the audit: what was altered, added or cut is named. */
class AuditedStepsTest {
  private static final String GOAL = Draft.id("goal").toString();

  @TempDir Path folder;
  private LedgerFixture on;

  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @BeforeEach
  void open() {
    on = new LedgerFixture(dialect(), folder);
    on.enter(Draft.create("goal", "g").mode(Mode.PLAN));
    on.clock.pass(Duration.ofMinutes(1));
    on.ledger.approve(List.of(Draft.id("goal")), "Ida");
    on.clock.pass(Duration.ofMinutes(1));
    on.sendWell("goal", "r-1");
  }

  @AfterEach
  void close() {
    on.close();
  }

  private AuditVerdict verdict() {
    return on.database.read(tx -> AuditCheck.of(tx, List.of()));
  }

  private String trouble(String tampering) {
    on.change(tx -> tx.update(tampering));
    return verdict().trouble();
  }

  @Test
  void a_history_nobody_touched_holds_and_is_counted() {
    assertThat(verdict().trouble()).isNull();
    assertThat(verdict().steps()).isEqualTo(4);
    assertThat(on.path("goal")).hasSize(4);
  }

  @Test
  void an_altered_step_is_named_with_what_is_another() {
    assertThat(trouble("update entry_step set who = 'Eve' where seq = 2"))
        .isEqualTo(
            "step 2 of entry " + GOAL + " does not say what row 2 says of it: its who is another");
    on.change(tx -> tx.update("update entry_step set who = 'Ida' where seq = 2"));
    assertThat(verdict().holds()).as("put back").isTrue();
    assertThat(trouble("update entry_step set why = 'asked to' where seq = 4"))
        .startsWith("step 4 of entry " + GOAL)
        .endsWith("its why is another");
  }

  @Test
  void a_state_that_was_altered_is_found_in_the_history_and_at_the_entry() {
    assertThat(trouble("update entry set state = 'undone'"))
        .isEqualTo("entry " + GOAL + " stands at undone, and its last step says done");
    assertThat(trouble("update entry_step set state = 'undone' where seq = 4"))
        .endsWith("its state is another");
  }

  @Test
  void a_step_at_another_time_is_no_step_of_the_audit() {
    assertThat(trouble("update entry_step set at = at + 1 where seq = 2"))
        .isEqualTo(
            "a step of entry "
                + GOAL
                + " is missing, or was given another time or place: row 2 tells of it");
  }

  @Test
  void a_step_that_was_taken_out_is_missing_also_when_the_rest_is_numbered_anew() {
    assertThat(trouble("delete from entry_step where seq = 2")).contains("row 2 tells of it");
    assertThat(trouble("update entry_step set seq = seq - 1 where seq > 2"))
        .contains("row 2 tells of it");
    assertThat(trouble("delete from entry_step")).contains("row 1 tells of it");
  }

  @Test
  void an_added_step_is_in_no_row() {
    assertThat(
            trouble(
                "insert into entry_step (entry_id, seq, state, at, who, why)"
                    + " select entry_id, 5, state, at, 'Ida', 'so she said' from entry_step"
                    + " where seq = 4"))
        .isEqualTo(
            "step 5 of entry " + GOAL + " is in no row of the audit: it was altered or added");
  }

  @Test
  void an_entry_that_was_taken_out_is_missing() {
    assertThat(trouble("delete from entry"))
        .isEqualTo("entry " + GOAL + " is missing; its steps are there");
  }

  @Test
  void steps_from_before_there_was_an_audit_are_left_alone() {
    assertThat(
            trouble(
                "insert into entry_step (entry_id, seq, state, at, who, why)"
                    + " values ('old', 1, 'pending', 1, 'a rule', '')"))
        .isEqualTo("entry old is missing; its steps are there");
    on.change(tx -> tx.update("delete from entry_step where entry_id = 'old'"));
    assertThat(
            trouble(
                "insert into entry_step (entry_id, seq, state, at, who, why)"
                    + " select entry_id, 0, 'pending', 1, 'a rule', '' from entry_step where seq = 1"))
        .isEqualTo("step 1 of entry " + GOAL + " is missing");
    on.change(tx -> tx.update("update entry_step set seq = 9 - seq"));
    on.change(tx -> tx.update("update entry_step set seq = 10 - seq"));
    assertThat(verdict().holds()).as("five steps, the first from before").isTrue();
  }

  @Test
  void a_person_who_was_erased_leaves_steps_that_say_nothing_and_no_more_of_them() {
    on.enter(Draft.create("open", "g2").mode(Mode.PLAN));
    on.clock.pass(Duration.ofMinutes(1));
    String person = on.entry("goal").personId();
    on.change(
        tx -> {
          PersonErasure.run(tx, List.of(person), on.clock.instant());
          List<Long> told =
              org.learnwire.ledger.audit.Audit.telling(tx, List.of(person), List.of());
          org.learnwire.ledger.audit.Audit.erase(
              tx, told, "erasure", "asked to", on.clock.instant());
        });
    assertThat(verdict().trouble()).isNull();
    assertThat(verdict().erased()).isEqualTo(5);
    assertThat(
            trouble(
                "insert into entry_step (entry_id, seq, state, at, who, why)"
                    + " select entry_id, 5, state, at, '', '' from entry_step where seq = 4"))
        .contains("step ", "is in no row of the audit");
  }
}
