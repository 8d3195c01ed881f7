package org.learnwire.database;

import java.time.Instant;

/**
 * Consecutive places in the journal, each with its stored time: both strictly rise, within an
 * allotment and from one to the next, whichever process asked.
 */
public record Allotment(int size, long firstPosition, long firstStored) {

  /** The position of the nth, from 0. */
  public long position(int nth) {
    return firstPosition + within(nth);
  }

  /** The stored time of the nth, from 0; a microsecond after the one before it. */
  public Instant stored(int nth) {
    return Times.instant(firstStored + within(nth));
  }

  private int within(int nth) {
    if (nth < 0 || nth >= size) {
      throw new IndexOutOfBoundsException(nth + " of " + size + " that were allotted");
    }
    return nth;
  }
}
