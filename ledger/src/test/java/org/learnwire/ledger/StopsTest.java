package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

/** Stopping holds everything that is not sent yet, whoever is about to send it. */
class StopsTest {
  @TempDir Path folder;

  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Test
  void what_is_about_to_be_sent_is_held_from_the_moment_of_the_stop() {
    try (LedgerFixture on = new LedgerFixture(dialect(), folder)) {
      on.enter(Draft.create("goal", "g"));
      on.enter(Draft.recognition("praise"));
      List<Dispatch> due = on.ledger.next("hr", 10);

      assertThat(on.ledger.stops().stop(Optional.of("hr"), "ann", "they call")).isTrue();

      assertThat(on.ledger.sending(due.get(0).id())).as("a pass is under way").isEmpty();
      assertThat(on.next("hr")).isEmpty();
      assertThat(on.next("chat")).as("another connection").hasSize(1);
      assertThat(on.ledger.waiting().get(0).keptBack())
          .startsWith("writing is stopped since ")
          .endsWith(" by ann: they call");
      assertThat(on.ledger.stops().stop(Optional.of("hr"), "bob", "")).as("stopped").isFalse();
      assertThat(on.ledger.stops().all()).extracting(Stop::who).containsExactly("ann");
    }
  }

  @Test
  void it_survives_a_restart_and_holds_look_ups_too() {
    try (LedgerFixture on = new LedgerFixture(dialect(), folder)) {
      on.enter(Draft.create("goal", "g"));
      on.sendIntoTheDark("goal");
      on.enter(Draft.recognition("praise"));
      on.ledger.stops().stop(Optional.empty(), "ann", "");
      on.clock.pass(Duration.ofHours(1));
      Ledger again = new Ledger(on.database, on.clock);
      again.recover();
      assertThat(again.toLookUp("hr", 10)).isEmpty();
      assertThat(again.next("chat", 10)).isEmpty();

      assertThat(again.stops().resume(Optional.empty(), "ann").wasStopped()).isTrue();

      assertThat(again.toLookUp("hr", 10)).hasSize(1);
      assertThat(again.next("chat", 10)).hasSize(1);
    }
  }

  @Test
  void resuming_cancels_what_has_nothing_to_do_any_more() {
    try (LedgerFixture on = new LedgerFixture(dialect(), folder)) {
      on.enter(Draft.create("goal", "g"));
      on.sendWell("goal", "77");
      on.enter(Draft.progress("p40", "g", 40));
      on.ledger.stops().stop(Optional.of("hr"), "ann", "");
      on.change(tx -> tx.update("delete from correlation"));

      Resumed resumed = on.ledger.stops().resume(Optional.of("hr"), "ann");

      assertThat(resumed.cancelled()).containsExactly(Draft.id("p40"));
      assertThat(resumed.goingOn()).isZero();
      assertThat(on.ledger.stops().resume(Optional.of("hr"), "ann").wasStopped()).isFalse();
    }
  }
}
