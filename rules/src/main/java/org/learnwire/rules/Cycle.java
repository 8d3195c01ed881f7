package org.learnwire.rules;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One round of performance reviews.
 *
 * @param name as people call it, such as 2026
 * @param from its first day
 * @param to its last day
 * @param goalsFrom first day on which goals may be set
 * @param goalsTo last day on which goals may be set
 * @param freeze from this day on nothing is written into it
 * @param ids connection → what its plan, or cycle, is called there
 * @param locked connections whose plan nothing is written into any more
 */
public record Cycle(
    String name,
    LocalDate from,
    LocalDate to,
    LocalDate goalsFrom,
    LocalDate goalsTo,
    LocalDate freeze,
    Map<String, String> ids,
    Set<String> locked) {
  public Cycle {
    ids = Map.copyOf(ids);
    locked = Set.copyOf(locked);
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** From the day of the freeze on. */
  public boolean isFrozen(LocalDate day) {
    return !day.isBefore(freeze);
  }

  public Optional<String> idAt(String connection) {
    return Optional.ofNullable(ids.get(connection));
  }
}
