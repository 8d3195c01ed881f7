package org.learnwire.ledger;

import java.time.Duration;

/**
 * How long and how often the ledger tries.
 *
 * @param beforeLookUp a request whose answer was lost may still be at work at the target
 * @param firstRetry pause after the first failure, doubled each time
 * @param longestRetry the pause grows no further
 * @param mostRetries an entry that was never taken is refused after so many tries
 * @param mostResends an entry found absent so often goes to a person
 */
public record Patience(
    Duration beforeLookUp,
    Duration firstRetry,
    Duration longestRetry,
    int mostRetries,
    int mostResends) {

  /** Outlives an outage over a long weekend: about five days of tries. */
  public static Patience standard() {
    return new Patience(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofHours(1), 120, 3);
  }

  Duration pause(int failures) {
    Duration pause = firstRetry.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
    return pause.compareTo(longestRetry) > 0 ? longestRetry : pause;
  }
}
