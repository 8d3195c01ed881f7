package org.learnwire.kit.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.ErrorRules.RetryAfter;
import org.learnwire.kit.manifest.ErrorRules.WaitFormat;
import org.learnwire.kit.manifest.ErrorWord;

/** How long an answer asks us to wait: Retry-After (RFC 9110, 10.2.3), or in its own words. */
record Waits(@Nullable RetryAfter own, Clock clock) {
  private static final Duration MOST = Duration.ofDays(7);

  /**
   * Retry-After holds for every error. A header of the vendor's own may stand in every answer, and
   * is listened to only where this one says that we asked too much.
   */
  Optional<Duration> asked(Answer answer, ErrorWord word) {
    Optional<Duration> standard =
        answer
            .header("Retry-After")
            .flatMap(
                text ->
                    read(
                        text,
                        text.strip().matches("\\d+") ? WaitFormat.SECONDS : WaitFormat.DATE,
                        answer));
    return standard.isPresent() || own == null || word != ErrorWord.THROTTLED
        ? standard
        : answer.header(own.header()).flatMap(text -> read(text, own.as(), answer));
  }

  private Optional<Duration> read(String header, WaitFormat as, Answer answer) {
    try {
      String text = header.strip();
      Duration wait =
          switch (as) {
            case SECONDS -> Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000));
            case MILLIS -> Duration.ofMillis((long) Math.ceil(Double.parseDouble(text)));
            case EPOCH_SECONDS ->
                Duration.between(now(answer), Instant.ofEpochSecond(Long.parseLong(text)));
            case DATE -> Duration.between(now(answer), date(text));
          };
      return Optional.of(
          wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait);
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** By the vendor's clock where it tells the time: ours may be wrong, and the moment is theirs. */
  private Instant now(Answer answer) {
    try {
      return answer.header("Date").map(Waits::date).orElseGet(clock::instant);
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }

  private static Instant date(String text) {
    return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
