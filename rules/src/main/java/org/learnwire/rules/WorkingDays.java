package org.learnwire.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The days on which a company works. */
public record WorkingDays(Set<DayOfWeek> days, Holidays holidays) {
  /** Monday to Friday, without holidays. */
  public static final WorkingDays MONDAY_TO_FRIDAY =
      new WorkingDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Holidays.NONE);

  public WorkingDays {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("there is no working day in the week");
    }
    days = Set.copyOf(days);
  }

  /** Monday to Friday, without these. */
  public static WorkingDays without(Holidays holidays) {
    return new WorkingDays(MONDAY_TO_FRIDAY.days(), holidays);
  }

  /**
   * @param site where somebody works; null: nobody knows
   */
  boolean includes(LocalDate day, @Nullable String site) {
    return days.contains(day.getDayOfWeek()) && !holidays.includes(day, site);
  }
}
