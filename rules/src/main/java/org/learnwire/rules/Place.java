package org.learnwire.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an activity stands in the learning map.
 *
 * @param path the path's name
 * @param kind as what it stands there
 * @param task the practice task's name, for a practice task
 */
record Place(
    String path,
    Kind kind,
    @Nullable String task,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {
  enum Kind {
    COURSE,
    PRACTICE_TASK,
    PATH
  }

  boolean validOn(LocalDate date) {
    return (validFrom == null || !date.isBefore(validFrom))
        && (validTo == null || !date.isAfter(validTo));
  }
}
