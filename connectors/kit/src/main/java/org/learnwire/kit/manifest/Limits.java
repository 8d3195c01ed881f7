package org.learnwire.kit.manifest;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How hard a connection may be asked, reads and writes together.
 *
 * @param perMinute beside {@code perSecond}; 0 is no limit of its own
 * @param perDay null is no limit
 * @param stopOn statuses after which nothing more is asked until the program is started anew: the
 *     vendor blocks addresses that go on
 */
public record Limits(
    double perSecond, int perMinute, int concurrent, @Nullable PerDay perDay, Set<Integer> stopOn) {

  public Limits(double perSecond, int concurrent) {
    this(perSecond, 0, concurrent, null, Set.of());
  }

  /**
   * A daily quota.
   *
   * @param reserve share of it that only writes may use, 0 to 1
   */
  public record PerDay(int calls, double reserve, @Nullable Used used) {}

  /**
   * Where the vendor's answers tell how much of the quota is used.
   *
   * @param pattern its first group is what is used, its second, if it has one, the quota
   */
  public record Used(String header, Pattern pattern) {}
}
