package org.learnwire.lrs;

import java.time.Instant;

/** A secret that was replaced and is still good until an instant. */
public record PreviousSecret(String hash, Instant until) {
  @Override
  public String toString() {
    return "PreviousSecret[until " + until + "]";
  }
}
