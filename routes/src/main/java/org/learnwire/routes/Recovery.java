package org.learnwire.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much one system is asked once it did not answer: nothing for a while, then one thing, and
 * when that is answered a number that doubles every minute. What has gathered over a weekend does
 * not come to it all at once.
 */
final class Recovery {
  private static final int OUTAGE = 3;
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(15);
  private static final int FIRST_MINUTE = 10;
  private static final int MINUTES = 6;

  private int failures;
  private Duration rest = FIRST_REST;
  private @Nullable Instant restUntil;
  private boolean tried;
  private @Nullable Instant answersSince;
  private long minute;
  private int asked;

  /** What of it lasts over a restart; empty while all is well. */
  record State(
      int failures,
      Duration rest,
      @Nullable Instant restUntil,
      boolean tried,
      @Nullable Instant answersSince) {}

  Recovery() {}

  /** As it was when the program stopped. */
  Recovery(State state) {
    failures = state.failures();
    rest = state.rest();
    restUntil = state.restUntil();
    tried = state.tried();
    answersSince = state.answersSince();
  }

  synchronized Optional<State> state() {
    return isWell()
        ? Optional.empty()
        : Optional.of(new State(failures, rest, restUntil, tried, answersSince));
  }

  /** Whether it may be asked whatever there is to ask. */
  synchronized boolean isWell() {
    return restUntil == null && answersSince == null;
  }

  /** Whether one thing more may go now; it counts as gone. */
  synchronized boolean mayGo(Instant now) {
    if (restUntil != null) {
      if (now.isBefore(restUntil)) {
        return false;
      }
      // One alone; should nothing be heard of it, another after the same rest.
      restUntil = now.plus(rest);
      tried = true;
      return true;
    }
    if (answersSince == null) {
      return true;
    }
    long passed = Duration.between(answersSince, now).toMinutes();
    if (passed >= MINUTES) {
      answersSince = null;
      return true;
    }
    if (passed != minute) {
      minute = passed;
      asked = 0;
    }
    return asked++ < FIRST_MINUTE << passed;
  }

  /** It has answered, whatever it said. */
  synchronized void answered(Instant now) {
    failures = 0;
    if (restUntil != null) {
      restUntil = null;
      answersSince = now;
      minute = 0;
      asked = 0;
    }
  }

  /** It has not answered, wants rest, or lets nobody in. */
  synchronized void failed(Instant now) {
    failures++;
    if (restUntil != null && tried) {
      Duration longer = rest.multipliedBy(2);
      rest = longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
    } else if (restUntil == null && failures >= OUTAGE) {
      rest = FIRST_REST;
      answersSince = null;
    } else {
      return;
    }
    tried = false;
    restUntil = now.plus(rest);
  }

  /** When something more may go, where not everything may. */
  synchronized Optional<Instant> next(Instant now) {
    if (restUntil != null) {
      return Optional.of(restUntil);
    }
    return Optional.ofNullable(answersSince)
        .map(since -> since.plus(Duration.ofMinutes(1 + Duration.between(since, now).toMinutes())))
        .filter(next -> next.isBefore(answersSince.plus(Duration.ofMinutes(MINUTES + 1))));
  }

  /** What is to be said of it; empty while all is well. */
  synchronized Optional<String> words() {
    if (restUntil != null) {
      return Optional.of(
          "it did not answer %d times in a row, and is asked one thing at a time until it does"
              .formatted(failures));
    }
    return answersSince == null
        ? Optional.empty()
        : Optional.of("it answers again, and is asked a little more every minute");
  }
}
