package org.learnwire.app.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, plurals and dates as a page says them. The script of the page retells moments in the
 * reader's own zone; a plain date is never moved between zones.
 */
public final class Texts {
  private static final DateTimeFormatter MOMENT = format("EEE d MMM, HH:mm");
  private static final DateTimeFormatter FULL = format("EEEE d MMMM yyyy, HH:mm:ss");
  private static final DateTimeFormatter DAY = format("d MMM yyyy");
  private static final DateTimeFormatter LONG_DAY = format("EEEE d MMMM yyyy");
  private static final DateTimeFormatter HOUR = format("HH:mm");

  private final ZoneId zone;

  Texts(ZoneId zone) {
    this.zone = zone;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.UK);
  }

  public String count(long number) {
    return String.format(Locale.UK, "%,d", number);
  }

  /** "1 change", "11 changes". */
  public String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  public String zone() {
    return zone.getId();
  }

  public String moment(Instant at) {
    return MOMENT.format(at.atZone(zone));
  }

  /** The day of an instant that may be years ago. */
  public String dated(Instant at) {
    return day(at.atZone(zone).toLocalDate());
  }

  public String full(Instant at) {
    return FULL.format(at.atZone(zone)) + " " + zone.getId();
  }

  public String hour(Instant at) {
    return HOUR.format(at.atZone(zone));
  }

  public String day(LocalDate date) {
    return DAY.format(date);
  }

  public String longDay(LocalDate date) {
    return LONG_DAY.format(date);
  }

  /** A date that came as text: said well when it is one, left alone when it is not. */
  public String day(String text) {
    try {
      return day(LocalDate.parse(text));
    } catch (DateTimeParseException notADate) {
      return text;
    }
  }

  public String ago(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 1
        ? age.toHours() + " h ago"
        : count(age.toDays(), "day", "days") + " ago";
  }

  /** "3 s", "2 min 5 s". */
  public String took(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toSeconds() < 1) {
      return "under 1 s";
    }
    return span.toMinutes() < 1
        ? span.toSeconds() + " s"
        : span.toMinutes() + " min " + span.toSecondsPart() + " s";
  }

  /** "15 min", "1 h", "2 days". */
  public String span(@Nullable Duration span) {
    if (span == null) {
      return "";
    }
    if (span.toHours() < 1) {
      return Math.max(1, span.toMinutes()) + " min";
    }
    return span.toDays() < 2 ? span.toHours() + " h" : span.toDays() + " days";
  }
}
