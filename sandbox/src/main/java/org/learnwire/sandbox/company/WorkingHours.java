package org.learnwire.sandbox.company;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When people learn: mornings and after lunch, now and then in the evening, seldom at weekends. */
final class WorkingHours {

  /** Of 100 sessions, how many begin in the hour from 6 on. */
  private static final int[] BY_HOUR = {1, 4, 10, 15, 16, 11, 4, 9, 13, 8, 4, 2, 1, 1, 1};

  private static final int FIRST_HOUR = 6;
  private static final double WEEKEND = 0.06;

  private WorkingHours() {}

  /** A believable second at least {@code days} after {@code from}, never before it. */
  static long after(Dice dice, long from, int days) {
    LocalDate day = Instant.ofEpochSecond(from).atZone(Plan.ZONE).toLocalDate().plusDays(days);
    boolean weekend = dice.chance(WEEKEND);
    while (!weekend && isWeekend(day)) {
      day = day.plusDays(1);
    }
    long at = at(day, hour(dice), dice);
    return at > from ? at : from + dice.between(90, 1800);
  }

  private static long at(LocalDate day, int hour, Dice dice) {
    return day.atTime(LocalTime.of(hour, dice.below(60), dice.below(60)))
        .atZone(Plan.ZONE)
        .toEpochSecond();
  }

  private static int hour(Dice dice) {
    int left = dice.below(100);
    int hour = 0;
    while (left >= BY_HOUR[hour]) {
      left -= BY_HOUR[hour++];
    }
    return FIRST_HOUR + hour;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
