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

class CausesTest {
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
    assertThat(on.ledger.causes(Draft.id("goal")))
        .containsExactlyInAnyOrderElementsOf(ids("new", "other"));
    assertThat(voided("new").cancelled()).isEqualTo(ids("goal"));
  }

  private Voided voided(String statement) {
    return on.database.write("void", tx -> on.ledger.causeVoided(tx, List.of(Draft.id(statement))));
  }

  private static List<UUID> ids(String... names) {
    return Stream.of(names).map(Draft::id).toList();
  }
}
