package org.learnwire.bench.statements;

import java.util.UUID;

/** Numbers from numbers (SplitMix64): what follows from a seed is the same on every machine. */
final class Mix {
  private Mix() {}

  static long of(long a, long b) {
    return mixed(mixed(a + 0x9E3779B97F4A7C15L) + b * 0xD1B54A32D192ED03L);
  }

  /** From 0 up to the bound, exclusive. */
  static int below(int bound, long a, long b) {
    return (int) Long.remainderUnsigned(of(a, b), bound);
  }

  /** A version 4 UUID, as clients make them: no order that an index could profit from. */
  static UUID uuid(long a, long b) {
    long high = of(a, b) & ~0xF000L | 0x4000L;
    long low = of(b ^ 0x5DEECE66DL, a) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
