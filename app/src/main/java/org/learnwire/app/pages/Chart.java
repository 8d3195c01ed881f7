package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;

/**
 * Statements per hour as bars from zero, the highest as high as the drawing.
 *
 * @param total of all hours
 */
public record Chart(List<Bar> bars, long total) {
  private static final int HEIGHT = 104;

  /**
   * One hour.
   *
   * @param height in pixels; at least 2 where there is anything at all
   * @param peak whether its number stands on it also where room is scarce
   */
  public record Bar(Instant hour, long count, int height, boolean peak) {}

  static Chart of(List<JourneyView.HourCount> hours) {
    long most = hours.stream().mapToLong(JourneyView.HourCount::statements).max().orElse(0);
    List<Bar> bars = hours.stream().map(hour -> bar(hour, most)).toList();
    return new Chart(bars, hours.stream().mapToLong(JourneyView.HourCount::statements).sum());
  }

  private static Bar bar(JourneyView.HourCount hour, long most) {
    long count = hour.statements();
    int height = count == 0 ? 0 : (int) Math.max(2, Math.round((double) HEIGHT * count / most));
    return new Bar(hour.hour(), count, height, count > 0 && count == most);
  }
}
