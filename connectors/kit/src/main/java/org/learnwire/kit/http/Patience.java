package org.learnwire.kit.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and how long the kit tries again; nobody else does.
 *
 * @param attempts the first one included
 * @param first wait before the second attempt; doubled each time, with jitter
 * @param budget most that is waited for one call altogether
 */
public record Patience(int attempts, Duration first, Duration budget) {

  public static Patience standard() {
    return new Patience(5, Duration.ofMillis(500), Duration.ofMinutes(2));
  }

  /** Between half and the whole of the doubled wait, so that many do not come back at once. */
  Duration before(int attempt) {
    long whole = first.toMillis() << Math.min(attempt - 1, 16);
    return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
  }
}
