package org.learnwire.lrs.forward;

import java.time.Duration;
import java.util.Optional;

/** What a target said to a batch. */
sealed interface Answer {
  /** It has them. */
  record Taken() implements Answer {}

  /** It will not have one of them, however often it is sent. */
  record Refused(int status, String reason) implements Answer {}

  /**
   * Not now: an outage, a limit, or something that a person has to mend.
   *
   * @param after how long it asks to be left alone
   */
  record Later(String reason, Optional<Duration> after) implements Answer {}
}
