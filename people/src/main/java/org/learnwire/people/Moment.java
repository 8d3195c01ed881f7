package org.learnwire.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time of which somebody is asked, and how far round it the answer stands: every bound that an
 * answer looks at narrows it. What an answer was given for, it may be given for again.
 */
final class Moment {
  private final Instant at;
  private final LocalDate date;
  private Instant from = Instant.MIN;
  private Instant to = Instant.MAX;

  Moment(Instant at) {
    this.at = at;
    this.date = at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  LocalDate date() {
    return date;
  }

  /** Whether this had begun. */
  boolean reached(Instant begin) {
    boolean reached = !begin.isAfter(at);
    if (reached) {
      from = begin.isAfter(from) ? begin : from;
    } else {
      to = begin.isBefore(to) ? begin : to;
    }
    return reached;
  }

  /** Whether the day is one of these; null has no end. */
  boolean within(@Nullable LocalDate first, @Nullable LocalDate last) {
    boolean begun = first == null || reached(startOf(first));
    boolean over = last != null && reached(startOf(last.plusDays(1)));
    return begun && !over;
  }

  /** First instant for which the answer is the same. */
  Instant from() {
    return from;
  }

  /** First instant after it for which it may be another. */
  Instant to() {
    return to;
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
