package org.learnwire.xapi;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads a timestamp from left to right: a pattern would take most of the time of a check. */
final class TimestampText {
  private final String text;
  private int at;
  private boolean leap;

  TimestampText(String text) {
    this.text = text;
  }

  /** Date and time, with seconds where they are not asked for but there. */
  LocalDateTime dateTime(boolean needsSeconds) {
    int year = number(4);
    skip('-');
    int month = number(2);
    skip('-');
    int day = number(2);
    if (!isNext('T') && !isNext('t')) {
      throw noTimestamp();
    }
    at++;
    int hour = number(2);
    skip(':');
    int minute = number(2);
    int second = 0;
    int nanos = 0;
    if (needsSeconds || isNext(':')) {
      skip(':');
      second = number(2);
      nanos = isNext('.') || isNext(',') && !needsSeconds ? fraction() : 0;
    }
    leap = second == 60;
    return LocalDateTime.of(year, month, day, hour, minute, leap ? 59 : second, nanos);
  }

  boolean isLeapSecond() {
    return leap;
  }

  /** The offset, to the end; UTC where there is none and none is asked for. */
  ZoneOffset offset(boolean needed) {
    if (at == text.length() && !needed) {
      return ZoneOffset.UTC;
    }
    if (at + 1 == text.length() && (isNext('Z') || isNext('z'))) {
      return ZoneOffset.UTC;
    }
    int sign = isNext('+') ? 1 : isNext('-') ? -1 : 0;
    at++;
    int hours = number(2);
    int minutes = minutes(needed);
    // RFC 3339 4.3: minus zero says that the offset is not known.
    if (sign == 0 || at != text.length() || sign < 0 && hours == 0 && minutes == 0) {
      throw noTimestamp();
    }
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private int minutes(boolean needed) {
    if (at == text.length() && !needed) {
      return 0;
    }
    if (needed || isNext(':')) {
      skip(':');
    }
    return number(2);
  }

  private int fraction() {
    int start = ++at;
    int nanos = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      if (at - start < 9) {
        nanos = nanos * 10 + text.charAt(at) - '0';
      }
      at++;
    }
    if (at == start) {
      throw noTimestamp();
    }
    for (int digits = at - start; digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private int number(int digits) {
    if (at + digits > text.length()) {
      throw noTimestamp();
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      char c = text.charAt(at++);
      if (!isDigit(c)) {
        throw noTimestamp();
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private void skip(char expected) {
    if (!isNext(expected)) {
      throw noTimestamp();
    }
    at++;
  }

  private boolean isNext(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static DateTimeException noTimestamp() {
    return new DateTimeException("no timestamp");
  }
}
