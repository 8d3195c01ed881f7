package org.learnwire.sandbox.company;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Chance that is the same on every machine and Java: SplitMix64 (Steele, Lea, Flood 2014).
 *
 * <p>Each purpose rolls dice of its own, so that a new purpose does not shift the others.
 */
public final class Dice {

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  public static Dice of(long seed, String purpose, long number) {
    long mixed = seed;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      mixed = mix(mixed + 0x9E3779B97F4A7C15L + b);
    }
    return new Dice(mix(mixed ^ number * 0xD1342543DE82EF95L));
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  public double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public int below(int bound) {
    return (int) (fraction() * bound);
  }

  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  public boolean chance(double probability) {
    return fraction() < probability;
  }

  public <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }
}
