package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When messages wait: in the evening and at night of whom they go to, and on days on which they do
 * not work. Whoever is on leave gets none until they are back.
 *
 * @param from null, as {@code to}: every hour is as good as another
 * @param nonWorkingDays on weekends and holidays too
 */
public record QuietHours(@Nullable LocalTime from, @Nullable LocalTime to, boolean nonWorkingDays) {
  public static final QuietHours STANDARD =
      new QuietHours(LocalTime.of(18, 0), LocalTime.of(8, 0), true);
  public static final QuietHours NONE = new QuietHours(null, null, false);

  /** Nobody is on leave for ever: whoever has not come back after ten years is looked at again. */
  private static final int MANY_DAYS = 3_660;

  /**
   * Until when a message waits, and why.
   *
   * @param certain else nobody has said until when: then it is to be looked at again
   */
  public record Pause(ZonedDateTime until, String why, boolean certain) {}

  private enum Why {
    QUIET_HOURS("quiet hours"),
    NON_WORKING_DAY("not a working day"),
    ON_LEAVE("on leave");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  public QuietHours {
    if ((from == null) != (to == null)) {
      throw new IllegalArgumentException("quiet hours have a beginning and an end");
    }
  }

  /** Empty where a message may go at once. */
  public Optional<Pause> pause(Instant now, PersonFacts person, Company company) {
    ZoneId zone = person.zone() == null ? company.timeZone() : person.zone();
    ZonedDateTime at = now.atZone(zone);
    Why why = null;
    for (int walked = 0; walked < MANY_DAYS; walked++) {
      Why closed = closed(at.toLocalDate(), person, company);
      ZonedDateTime next =
          closed == null ? open(at) : at.toLocalDate().plusDays(1).atStartOfDay(zone);
      if (next.equals(at)) {
        return why == null ? Optional.empty() : Optional.of(new Pause(at, why.words, true));
      }
      Why reason = closed == null ? Why.QUIET_HOURS : closed;
      why = why == null || reason.compareTo(why) > 0 ? reason : why;
      at = next;
    }
    ZonedDateTime tomorrow = now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
    return Optional.of(new Pause(open(tomorrow), Why.ON_LEAVE.words, false));
  }

  private @Nullable Why closed(LocalDate day, PersonFacts person, Company company) {
    if (person.isOnLeave(day)) {
      return Why.ON_LEAVE;
    }
    String site = person.on(day).map(PersonFacts.Time::site).orElse(null);
    return nonWorkingDays && !company.workingDays().includes(day, site)
        ? Why.NON_WORKING_DAY
        : null;
  }

  /** The moment itself, or the end of the quiet hours in which it lies. */
  private ZonedDateTime open(ZonedDateTime at) {
    if (from == null || to == null || from.equals(to)) {
      return at;
    }
    LocalTime time = at.toLocalTime();
    boolean overNight = from.isAfter(to);
    boolean late = !time.isBefore(from);
    boolean early = time.isBefore(to);
    boolean quiet = overNight ? late || early : late && early;
    if (!quiet) {
      return at;
    }
    LocalDate day = overNight && late ? at.toLocalDate().plusDays(1) : at.toLocalDate();
    ZonedDateTime end = day.atTime(to).atZone(at.getZone());
    // The hour that comes twice in autumn: the second time is meant.
    return end.isAfter(at) ? end : end.withLaterOffsetAtOverlap();
  }
}
