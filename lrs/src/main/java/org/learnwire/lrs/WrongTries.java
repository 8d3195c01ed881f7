package org.learnwire.lrs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong secrets by key and address, so that guessing is slow and costs us little. */
final class WrongTries {
  /** A person who mistypes or a client left with its old secret stays below it. */
  static final int ALLOWED = 10;

  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private record Tries(Instant began, int count) {}

  private final Clock clock;
  private final Map<String, Tries> tries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > REMEMBERED;
        }
      };

  WrongTries(Clock clock) {
    this.clock = clock;
  }

  /**
   * Lets a secret be looked at.
   *
   * @throws TooManyTries when there were too many wrong ones
   */
  synchronized void admit(String key, String address) {
    Tries now = tries.get(name(key, address));
    if (now != null && now.count() >= ALLOWED) {
      Duration left = Duration.between(clock.instant(), now.began().plus(WINDOW));
      if (!left.isNegative() && !left.isZero()) {
        throw new TooManyTries(left);
      }
    }
  }

  synchronized void wrong(String key, String address) {
    Instant at = clock.instant();
    Tries before = tries.get(name(key, address));
    boolean fresh = before == null || !at.isBefore(before.began().plus(WINDOW));
    tries.put(
        name(key, address),
        fresh ? new Tries(at, 1) : new Tries(before.began(), before.count() + 1));
  }

  private static String name(String key, String address) {
    return address + " " + key;
  }
}
