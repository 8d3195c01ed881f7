package org.learnwire.routes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.Limits.PerDay;

/**
 * How hard a system may be asked, where it is not what its connector says.
 *
 * @param perDay calls of a day; what is kept for writes stays the connector's own share
 */
public record LimitSettings(
    Optional<Double> perSecond,
    Optional<Integer> perMinute,
    Optional<Integer> concurrent,
    Optional<Integer> perDay) {

  public static LimitSettings none() {
    return new LimitSettings(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Limits over(Limits own) {
    return new Limits(
        perSecond.orElse(own.perSecond()),
        perMinute.orElse(own.perMinute()),
        concurrent.orElse(own.concurrent()),
        perDay.map(calls -> perDay(calls, own.perDay())).orElse(own.perDay()),
        own.stopOn());
  }

  private static PerDay perDay(int calls, @Nullable PerDay own) {
    return own == null ? new PerDay(calls, 0, null) : new PerDay(calls, own.reserve(), own.used());
  }
}
