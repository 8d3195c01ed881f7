package org.learnwire.kit.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.learnwire.kit.manifest.ErrorRules;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * What HTTP itself says of an error (RFC 9110, 15 and 10.2.3), where the connector says nothing.
 */
interface Statuses {

  static ErrorWord word(int status, ErrorRules rules) {
    ErrorWord said = rules.status().get(status);
    if (said != null) {
      return said;
    }
    return switch (status) {
      case 401 -> ErrorWord.BAD_CREDENTIALS;
      case 403 -> ErrorWord.NOT_PERMITTED;
      case 404, 410 -> ErrorWord.NOT_FOUND;
      case 400, 422 -> ErrorWord.INVALID;
      case 409 -> ErrorWord.CONFLICT;
      case 405, 501 -> ErrorWord.UNSUPPORTED;
      case 429 -> ErrorWord.THROTTLED;
      case 408 -> ErrorWord.TRANSIENT;
      default -> status >= 500 ? ErrorWord.TRANSIENT : ErrorWord.REFUSED;
    };
  }

  /** Seconds or a date. */
  static Optional<Duration> retryAfter(Answer answer, Clock clock) {
    String header = answer.header("Retry-After").orElse("").strip();
    try {
      if (header.matches("\\d{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
      }
      ZonedDateTime at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), at.toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
