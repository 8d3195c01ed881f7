package org.learnwire.lrs.forward;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After: seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
  /** A wish for more is heard, and asked again after this. */
  private static final Duration MOST = Duration.ofHours(1);

  private RetryAfter() {}

  static Optional<Duration> read(String header, Clock clock) {
    String value = header.strip();
    if (value.matches("\\d{1,9}")) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(value))));
    }
    try {
      ZonedDateTime at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(bounded(Duration.between(clock.instant(), at.toInstant())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(MOST) > 0 ? MOST : asked;
  }
}
