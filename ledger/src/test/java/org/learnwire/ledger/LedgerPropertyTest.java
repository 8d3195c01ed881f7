package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerPropertyTest {
  private static final int SEEDS = Integer.getInteger("learnwire.seeds", 3);
  private static final int STEPS = 600;

  @TempDir Path folder;

  @Test
  void whatever_happens_nothing_is_sent_twice_and_nothing_stays_open() {
    Set<EntryState> reached = EnumSet.noneOf(EntryState.class);
    for (int seed = 1; seed <= SEEDS; seed++) {
      try (Chaos chaos = new Chaos(folder.resolve("seed-" + seed), seed)) {
        run(chaos);
        reached.addAll(chaos.reached());
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    assertThat(reached).as("states seen").containsExactly(EntryState.values());
  }

  private static void run(Chaos chaos) {
    for (int step = 1; step <= STEPS; step++) {
      chaos.step();
      if (step % 50 == 0) {
        chaos.check();
      }
    }
    chaos.calmDown();
    chaos.check();
    chaos.checkAgainstTheTarget();
  }
}
