package org.learnwire.routes;

import java.util.Optional;

/**
 * How a connection is written to, besides whether a person is asked.
 *
 * @param perPass how many changes go in one pass without anybody being asked; empty: any number
 * @param perDay how many on one day
 * @param ownsGoals a goal may stand in another system too, and this is the one whose state counts
 */
public record Writing(Optional<Integer> perPass, Optional<Integer> perDay, boolean ownsGoals) {
  /** Nothing is said. */
  public static final Writing USUAL = new Writing(Optional.empty(), Optional.empty(), false);
}
