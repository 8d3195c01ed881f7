package org.learnwire.lrs.forward;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses after failures: twice as long each time, up to five minutes, never quite the same. */
final class Backoff {
  private static final Duration MOST = Duration.ofMinutes(5);

  private final Duration first;
  private int failures;

  Backoff(Duration first) {
    this.first = first;
  }

  Duration next() {
    long millis = first.toMillis() << Math.min(failures, 20);
    failures++;
    long bounded = Math.min(millis, MOST.toMillis());
    return Duration.ofMillis(bounded - ThreadLocalRandom.current().nextLong(bounded / 5 + 1));
  }

  void worked() {
    failures = 0;
  }
}
