package org.learnwire.ledger;

import java.time.Instant;

/**
 * Writing that somebody has stopped.
 *
 * @param connection the one that is stopped; {@link Stops#ALL}: all of them
 */
public record Stop(String connection, Instant since, String who, String why) {
  public boolean isAll() {
    return connection.equals(Stops.ALL);
  }
}
