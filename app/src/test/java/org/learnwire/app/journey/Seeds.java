package org.learnwire.app.journey;

import java.util.stream.LongStream;

/**
 * How many seeds a proof by processes runs with: two, since each takes half a minute; more where
 * {@code -Dlearnwire.seeds} says more than the three of the quick proofs.
 */
final class Seeds {
  private Seeds() {}

  static LongStream all() {
    int asked = Integer.getInteger("learnwire.seeds", 3);
    return LongStream.rangeClosed(1, asked <= 3 ? 2 : asked);
  }

  static boolean longRun() {
    return Boolean.getBoolean("learnwire.long");
  }
}
