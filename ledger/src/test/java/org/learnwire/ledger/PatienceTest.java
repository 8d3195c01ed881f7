package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.ledger.EntryState.APPROVED;
import static org.learnwire.ledger.EntryState.REFUSED;
import static org.learnwire.ledger.ReceiptOutcome.ABSENT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

class PatienceTest {
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
  void throttled_means_later_and_not_for_ever() {
    on.enter(Draft.create("goal", "g"));
    on.ledger.sending(Draft.id("goal"));
    on.answer("goal", ABSENT, null, "throttled");

    assertThat(on.state("goal")).isEqualTo(APPROVED);
    assertThat(on.next("hr")).isEmpty();
    assertThat(on.ledger.sending(Draft.id("goal"))).isEmpty();
    on.clock.pass(Duration.ofMinutes(1));
    assertThat(on.next("hr")).containsExactly(Draft.id("goal"));

    for (int tries = 1; on.state("goal") == APPROVED; tries++) {
      assertThat(tries).isLessThanOrEqualTo(Patience.standard().mostRetries());
      on.clock.pass(Duration.ofHours(1));
      on.ledger.sending(Draft.id("goal")).orElseThrow();
      on.answer("goal", ABSENT, null, "throttled");
    }
    assertThat(on.state("goal")).isEqualTo(REFUSED);
    assertThat(on.entry("goal").message()).isEqualTo("given up after 121 tries: throttled");
  }

  @Test
  void a_weekend_of_outage_loses_nothing() {
    on.enter(Draft.create("goal", "g"));
    for (int minute = 0; minute < 4 * 24 * 60; minute++) {
      if (!on.next("hr").isEmpty()) {
        on.ledger.sending(Draft.id("goal")).orElseThrow();
        on.answer("goal", ABSENT, null, "503");
      }
      on.clock.pass(Duration.ofMinutes(1));
    }
    assertThat(on.state("goal")).isEqualTo(APPROVED);
    assertThat(on.entry("goal").attempts()).isLessThan(110);
  }

  @Test
  void pauses_double_up_to_the_longest() {
    Patience patience = Patience.standard();
    assertThat(List.of(patience.pause(1), patience.pause(2), patience.pause(3)))
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
    assertThat(patience.pause(7)).isEqualTo(Duration.ofHours(1));
    assertThat(patience.pause(100_000)).isEqualTo(Duration.ofHours(1));
  }
}
