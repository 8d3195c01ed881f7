package org.learnwire.lrs;

import java.time.Duration;

/** Too many wrong secrets came for one key from one address: none is looked at for a while. */
public final class TooManyTries extends RuntimeException {
  private final Duration wait;

  TooManyTries(Duration wait) {
    super("too many wrong secrets for this key from this address");
    this.wait = wait;
  }

  /** How long until the next is looked at. */
  public Duration retryAfter() {
    return wait;
  }
}
