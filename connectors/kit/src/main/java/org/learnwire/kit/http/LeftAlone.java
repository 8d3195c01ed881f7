package org.learnwire.kit.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.learnwire.kit.manifest.ErrorWord;

/** The system is left alone: nothing was sent, and trying again at once would not help. */
final class LeftAlone extends CallFailure {
  private LeftAlone(ErrorWord word, String what, String fix) {
    super(word, Arrival.NEVER, what, fix);
  }

  /** The breaker is open. */
  static LeftAlone afterBreaking(String connection) {
    return new LeftAlone(
        ErrorWord.TRANSIENT,
        connection + ": the system is left alone for half a minute after too many calls broke",
        "the next pass goes on");
  }

  /** It asked for more time than one call waits. */
  static LeftAlone until(String connection, Instant end) {
    return new LeftAlone(
        ErrorWord.THROTTLED,
        connection
            + ": the system has asked to be left alone until "
            + end.truncatedTo(ChronoUnit.SECONDS),
        "the first pass after that goes on");
  }

  /** So many others waited before this one that its turn did not come. */
  static LeftAlone noTurn(String connection, Duration waited) {
    return new LeftAlone(
        ErrorWord.THROTTLED,
        "%s: no call was free within %d minutes".formatted(connection, waited.toMinutes()),
        "the next pass goes on; limits may be raised if the system allows more");
  }

  /** The daily quota, or what of it is not kept for writes, is used up. */
  static LeftAlone quotaSpent(String connection, long used, long quota, boolean reserved) {
    return new LeftAlone(
        ErrorWord.THROTTLED,
        "%s: %d of the %d calls of today are used%s"
            .formatted(connection, used, quota, reserved ? ", the rest is kept for writes" : ""),
        "it goes on with the next day; ask the vendor for more, or read less often (every)");
  }

  /** An answer after which one had better not ask again. */
  static LeftAlone stopped(CallFailure why) {
    return new LeftAlone(
        why.word(),
        why.what() + "; nothing more is asked, since this system blocks addresses that go on",
        (why.fix().isEmpty() ? "" : why.fix() + "; ") + "then start the program anew");
  }
}
