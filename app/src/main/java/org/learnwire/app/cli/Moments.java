package org.learnwire.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Timestamps;

/** Reads moments that are given on the command line: a time, or a day in the company's zone. */
final class Moments {
  private Moments() {}

  static Optional<Instant> read(String option, @Nullable String text, ZoneId zone) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<Instant> time = Timestamps.parse(text);
    if (time.isPresent()) {
      return time;
    }
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option + " must be a day such as 2026-01-31 or a time such as 2026-01-31T09:30:00Z");
    }
  }
}
