package org.learnwire.xapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time as xAPI writes them (xAPI Data 4.5: ISO 8601; 2.0: RFC 3339). */
public final class Timestamps {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?"
              + "([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?");
  private static final Pattern RFC_3339 =
      Pattern.compile(".*:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

  private Timestamps() {}

  /** The instant of an ISO 8601 date and time; without an offset it is taken as UTC. */
  public static Optional<Instant> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || isUnknownOffset(parts.group(8))) {
      return Optional.empty();
    }
    try {
      return Optional.of(instant(parts));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The same under the rules of one version: 2.0 asks for RFC 3339, seconds and offset included.
   */
  public static Optional<Instant> parse(String text, XapiVersion version) {
    if (version == XapiVersion.V2_0_0 && !RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    return parse(text);
  }

  /** UTC with milliseconds, or more digits where there are more. */
  public static String format(Instant instant) {
    String text = instant.atOffset(ZoneOffset.UTC).toLocalDateTime().format(UTC);
    int micros = instant.getNano() / 1_000 % 1_000;
    int nanos = instant.getNano() % 1_000;
    if (nanos != 0) {
      return text + String.format(Locale.ROOT, "%03d%03dZ", micros, nanos);
    }
    return micros == 0 ? text + "Z" : text + String.format(Locale.ROOT, "%03dZ", micros);
  }

  private static Instant instant(Matcher parts) {
    int second = parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6));
    // RFC 3339 allows leap seconds; Java's clock does not know them.
    boolean leap = second == 60;
    LocalDateTime time =
        LocalDateTime.of(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            Integer.parseInt(parts.group(4)),
            Integer.parseInt(parts.group(5)),
            leap ? 59 : second,
            nanos(parts.group(7)));
    Instant instant = time.toInstant(offset(parts.group(8)));
    return leap ? instant.plusSeconds(1) : instant;
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static ZoneOffset offset(@Nullable String text) {
    return text == null || "z".equalsIgnoreCase(text) ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  /** RFC 3339 4.3: minus zero says that the offset is not known. */
  private static boolean isUnknownOffset(@Nullable String text) {
    return text != null && text.startsWith("-") && text.replaceAll("[-:0]", "").isEmpty();
  }
}
