package org.learnwire.kit.manifest;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiVersion;

/** How a vendor writes an instant. */
public enum TimeFormat {
  ISO,
  UNIX,
  /** Milliseconds since 1970. */
  MILLIS;

  private static final Pattern COLONLESS = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");

  public String write(Instant instant) {
    return switch (this) {
      case ISO -> instant.toString();
      case UNIX -> Long.toString(instant.getEpochSecond());
      case MILLIS -> Long.toString(instant.toEpochMilli());
    };
  }

  /** The step between two moments that a vendor writes differently; a second for texts. */
  Duration unit() {
    return this == MILLIS ? Duration.ofMillis(1) : Duration.ofSeconds(1);
  }

  /** Empty for what is no instant, and for the 0 by which unix writers say never. */
  public Optional<Instant> read(String text) {
    try {
      if (this == ISO) {
        // Every record is asked for its time: the formatter takes ten times as long.
        Optional<Instant> common = Timestamps.parse(text, XapiVersion.V2_0_0);
        return common.isPresent()
            ? common
            : Optional.of(OffsetDateTime.parse(colonIn(text)).toInstant());
      }
      if (this == MILLIS) {
        long millis = Long.parseLong(text);
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
      }
      long seconds = (long) Double.parseDouble(text);
      return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    } catch (DateTimeParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** ISO 8601 lets an offset be written as +0000 too, and Salesforce does. */
  private static String colonIn(String text) {
    return text.endsWith("Z") ? text : COLONLESS.matcher(text).replaceFirst("$1:$2");
  }
}
