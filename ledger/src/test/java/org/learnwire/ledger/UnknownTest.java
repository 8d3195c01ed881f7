package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnwire.ledger.EntryState.*;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

class UnknownTest {
  private static final Duration BEFORE_LOOK_UP = Patience.standard().beforeLookUp();

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
  void what_got_lost_is_looked_up_before_it_is_sent_again() {
    on.enter(Draft.create("goal", "g"));
    on.enter(Draft.progress("p25", "g", 25));
    on.sendIntoTheDark("goal");

    assertThat(on.next("hr")).isEmpty();
    assertThat(on.ledger.sending(Draft.id("goal"))).isEmpty();
    assertThat(on.toLookUp("hr")).as("may still be at work there").isEmpty();
    on.clock.pass(BEFORE_LOOK_UP);
    assertThat(on.toLookUp("hr")).containsExactly(Draft.id("goal"));
  }

  @Test
  void found_is_done() {
    on.enter(Draft.create("goal", "g"));
    on.sendIntoTheDark("goal");
    assertThat(on.answer("goal", ReceiptOutcome.DONE, "77", null).justDone()).isTrue();
    assertThat(on.ledger.standing().correlation("hr", "g").orElseThrow().remoteId())
        .isEqualTo("77");
    assertThat(on.entry("goal").message()).isEqualTo("found at the target");
  }

  @Test
  void surely_absent_is_sent_again_and_only_so_often() {
    on.enter(Draft.create("goal", "g"));
    for (int i = 0; i <= Patience.standard().mostResends(); i++) {
      on.sendIntoTheDark("goal");
      on.clock.pass(BEFORE_LOOK_UP);
      assertThat(on.toLookUp("hr")).containsExactly(Draft.id("goal"));
      on.answer("goal", ReceiptOutcome.ABSENT, null, null);
    }
    on.clock.pass(Duration.ofDays(1));
    assertThat(on.state("goal")).isEqualTo(UNKNOWN);
    assertThat(on.toLookUp("hr")).isEmpty();
    assertThat(on.entry("goal").message()).contains("a person settles it");
    assertThat(on.ledger.waiting().get(0).asks()).isEqualTo(PlanLine.Asks.SETTLING);
  }

  @Test
  void a_look_up_that_tells_nothing_is_tried_again_later() {
    on.enter(Draft.create("goal", "g"));
    on.sendIntoTheDark("goal");
    on.clock.pass(BEFORE_LOOK_UP);
    on.answer("goal", ReceiptOutcome.UNKNOWN, null, "503");
    assertThat(on.toLookUp("hr")).isEmpty();
    on.clock.pass(Duration.ofMinutes(1));
    on.answer("goal", ReceiptOutcome.REFUSED, null, "403");
    assertThat(on.state("goal")).isEqualTo(UNKNOWN);
    on.clock.pass(Duration.ofMinutes(1));
    assertThat(on.toLookUp("hr")).isEmpty();
    on.clock.pass(Duration.ofMinutes(1));
    assertThat(on.toLookUp("hr")).containsExactly(Draft.id("goal"));
    assertThat(on.entry("goal").message()).isEqualTo("looking told nothing: 403");
  }

  @Test
  void a_message_that_cannot_be_found_again_waits_for_a_person() {
    on.enter(Draft.recognition("praise"));
    on.sendIntoTheDark("praise");
    on.clock.pass(Duration.ofDays(1));
    assertThat(on.toLookUp("chat")).isEmpty();
    on.answer("praise", ReceiptOutcome.ABSENT, null, null);
    assertThat(on.state("praise")).isEqualTo(UNKNOWN);

    assertThat(settle("praise", Settlement.SEND_AGAIN).entry().state()).isEqualTo(APPROVED);
    assertThat(on.next("chat")).containsExactly(Draft.id("praise"));
  }

  @Test
  void a_person_can_say_that_it_arrived_or_leave_it() {
    on.enter(Draft.recognition("arrived"));
    on.enter(Draft.recognition("left"));
    on.sendIntoTheDark("arrived");
    on.sendIntoTheDark("left");
    assertThat(settle("arrived", Settlement.DONE).justDone()).isTrue();
    assertThat(settle("left", Settlement.CLOSED).entry().state()).isEqualTo(SETTLED);
    assertThat(on.ledger.standing().history(Draft.id("left")).get(4).who()).isEqualTo("ann");
    assertThatThrownBy(() -> settle("left", Settlement.SEND_AGAIN))
        .isInstanceOf(IllegalMove.class)
        .hasMessageContaining("only unknown ones are settled");
  }

  @Test
  void a_goal_left_by_a_person_takes_its_progress_with_it() {
    on.enter(Draft.create("goal", "g").writeClass(WriteClass.NONE));
    on.enter(Draft.progress("p25", "g", 25));
    on.sendIntoTheDark("goal");
    assertThat(settle("goal", Settlement.CLOSED).cancelled()).containsExactly(Draft.id("p25"));
  }

  @Test
  void points_are_never_sent_again() {
    on.enter(points("throttled"));
    on.ledger.sending(Draft.id("throttled"));
    on.answer("throttled", ReceiptOutcome.ABSENT, null, "throttled");
    assertThat(on.state("throttled")).isEqualTo(REFUSED);

    on.enter(points("lost"));
    on.sendIntoTheDark("lost");
    on.clock.pass(Duration.ofDays(1));
    assertThat(on.toLookUp("chat")).isEmpty();
    on.answer("lost", ReceiptOutcome.ABSENT, null, null);
    assertThat(on.state("lost")).isEqualTo(UNKNOWN);
    assertThatThrownBy(() -> settle("lost", Settlement.SEND_AGAIN))
        .hasMessageContaining("money and points are never sent again");
  }

  @Test
  void what_was_being_sent_when_the_program_stopped_is_unknown() {
    on.enter(Draft.create("goal", "g"));
    on.enter(Draft.recognition("praise"));
    on.enter(Draft.create("waiting", "g2"));
    on.ledger.sending(Draft.id("goal"));
    on.ledger.sending(Draft.id("praise"));

    assertThat(on.ledger.recover()).containsExactly(Draft.id("goal"), Draft.id("praise"));

    assertThat(on.entry("goal").message()).isEqualTo("the program stopped while sending");
    assertThat(on.state("waiting")).isEqualTo(APPROVED);
    assertThat(on.toLookUp("hr")).as("may still be at work there").isEmpty();
    on.clock.pass(BEFORE_LOOK_UP);
    assertThat(on.toLookUp("hr")).containsExactly(Draft.id("goal"));
    assertThat(on.ledger.recover()).isEmpty();
  }

  private Outcome settle(String name, Settlement settlement) {
    return on.ledger.settle(Draft.id(name), settlement, null, "ann");
  }

  private static Draft points(String name) {
    return Draft.recognition(name).field("points", 10).writeClass(WriteClass.OWN_KEY);
  }
}
