package org.learnwire.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something lasts: a period of the calendar, or working days.
 *
 * @param workingDays 0 for a period of the calendar
 */
record Span(Period period, int workingDays) {
  private static final Pattern WORKING = Pattern.compile("(\\d{1,3}) working days?");

  static Span parse(String text) {
    Matcher working = WORKING.matcher(text.strip());
    if (working.matches() && Integer.parseInt(working.group(1)) > 0) {
      return new Span(Period.ZERO, Integer.parseInt(working.group(1)));
    }
    Period period = Period.parse(text);
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(text);
    }
    return new Span(period, 0);
  }

  static Span of(Period period) {
    return new Span(period, 0);
  }

  /** The day on which it is over: days on which the person is away do not count. */
  LocalDate after(LocalDate day, RuleContext context) {
    if (workingDays == 0 && !context.person().isEverAway()) {
      return day.plus(period);
    }
    boolean working = workingDays > 0;
    long left = working ? workingDays : day.plus(period).toEpochDay() - day.toEpochDay();
    LocalDate over = day;
    // Nobody is away for ever: who has not come back after ten years is not waited for.
    for (int walked = 0; left > 0 && walked < 3_660; walked++) {
      over = over.plusDays(1);
      boolean counts =
          !working || context.company().workingDays().includes(over, context.site(over));
      if (counts && !context.person().isAway(over)) {
        left--;
      }
    }
    return over;
  }

  int atMostDays() {
    return workingDays > 0
        ? workingDays * 2 + 14
        : (int) (period.toTotalMonths() * 31 + period.getDays());
  }

  /** As a sentence says it, counted from a day. */
  String words(LocalDate day) {
    if (workingDays > 0) {
      return workingDays == 1 ? "working day" : workingDays + " working days";
    }
    long days = day.plus(period).toEpochDay() - day.toEpochDay();
    return days == 1 ? "1 day" : days + " days";
  }
}
