package org.learnwire.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** The days on which a company works. */
public record WorkingDays(Set<DayOfWeek> days, Set<LocalDate> holidays) {
  /** Monday to Friday, without holidays. */
  public static final WorkingDays MONDAY_TO_FRIDAY =
      new WorkingDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

  public WorkingDays {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("there is no working day in the week");
    }
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
  }

  boolean includes(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }
}
