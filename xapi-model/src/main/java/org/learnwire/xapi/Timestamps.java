package org.learnwire.xapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Points in time as xAPI writes them (xAPI Data 4.5: ISO 8601; 2.0: RFC 3339). */
public final class Timestamps {
  private Timestamps() {}

  /** The instant of an ISO 8601 date and time; without an offset it is taken as UTC. */
  public static Optional<Instant> parse(String text) {
    return read(text, false);
  }

  /**
   * The same under the rules of one version: 2.0 asks for RFC 3339, seconds and offset included.
   */
  public static Optional<Instant> parse(String text, XapiVersion version) {
    return read(text, version == XapiVersion.V2_0_0);
  }

  /** UTC with milliseconds, or more digits where there are more. */
  public static String format(Instant instant) {
    OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder(30);
    padded(out, time.getYear(), 4).append('-');
    padded(out, time.getMonthValue(), 2).append('-');
    padded(out, time.getDayOfMonth(), 2).append('T');
    padded(out, time.getHour(), 2).append(':');
    padded(out, time.getMinute(), 2).append(':');
    padded(out, time.getSecond(), 2).append('.');
    int nanos = time.getNano();
    int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    padded(out, digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos, digits);
    return out.append('Z').toString();
  }

  private static StringBuilder padded(StringBuilder out, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      out.append('0');
    }
    return out.append(digits);
  }

  private static Optional<Instant> read(String text, boolean rfc3339) {
    TimestampText in = new TimestampText(text);
    try {
      LocalDateTime date = in.dateTime(rfc3339);
      ZoneOffset offset = in.offset(rfc3339);
      Instant instant = date.toInstant(offset);
      // RFC 3339 allows leap seconds; Java's clock does not know them.
      return Optional.of(in.isLeapSecond() ? instant.plusSeconds(1) : instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
