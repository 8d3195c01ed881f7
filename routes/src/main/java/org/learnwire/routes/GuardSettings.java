package org.learnwire.routes;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.learnwire.ledger.Quota;
import org.learnwire.rules.QuietHours;

/**
 * What keeps messages and recognitions back after they were decided.
 *
 * @param messages how many a person gets in a day through all connections; empty: as many as are
 *     decided
 * @param channels connection → how many a person gets in a day through it
 */
public record GuardSettings(
    QuietHours quietHours,
    Optional<Integer> messages,
    Map<String, Integer> channels,
    List<Budget> budgets) {
  /** Nothing is kept back. */
  public static final GuardSettings NONE =
      new GuardSettings(QuietHours.NONE, Optional.empty(), Map.of(), List.of());

  /** What holds where the settings say nothing. */
  public static final GuardSettings STANDARD =
      new GuardSettings(QuietHours.STANDARD, Optional.of(2), Map.of(), List.of());

  public GuardSettings {
    channels = Map.copyOf(channels);
    budgets = List.copyOf(budgets);
  }

  /**
   * How much of a write there may be in a time.
   *
   * @param write such as {@code recognition.give}
   * @param points counts points, not entries
   */
  public record Budget(String write, Per per, Quota.Of of, long most, boolean points) {
    /** As the plan says it. */
    String words() {
      return "over the budget of %d%s a %s of the %s: held until somebody approves it once more"
          .formatted(most, points ? " points" : "", per.word(), of.name().toLowerCase(Locale.ROOT));
    }
  }

  /** A time that a budget is for. */
  public enum Per {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** When the time in which a moment lies began. */
    Instant begin(Instant at, ZoneId zone) {
      LocalDate day = at.atZone(zone).toLocalDate();
      LocalDate first =
          switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER ->
                day.withDayOfMonth(1).withMonth(day.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2);
            case YEAR -> day.withDayOfYear(1);
          };
      return first.atStartOfDay(zone).toInstant();
    }
  }
}
