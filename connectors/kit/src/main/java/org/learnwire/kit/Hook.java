package org.learnwire.kit;

import java.time.Instant;

/**
 * One delivery that a system sent by itself, proven and kept, and not read yet.
 *
 * @param id rises with the order in which they came
 * @param body JSON, as it came or as much as is kept of it; no bytes where that is nothing
 * @param turnedAway how many records of it were not kept, for nobody may have them
 */
public record Hook(long id, Instant received, byte[] body, long turnedAway) {
  /** Of which everything was kept. */
  public Hook(long id, Instant received, byte[] body) {
    this(id, received, body, 0);
  }
}
