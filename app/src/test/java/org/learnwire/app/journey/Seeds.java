package org.learnwire.app.journey;

import java.util.stream.LongStream;

/** How many seeds a proof runs with: 3, or what {@code -Dlearnwire.seeds} says. */
final class Seeds {
  private Seeds() {}

  static LongStream all() {
    return LongStream.rangeClosed(1, Integer.getInteger("learnwire.seeds", 3));
  }

  static boolean longRun() {
    return Boolean.getBoolean("learnwire.long");
  }
}
