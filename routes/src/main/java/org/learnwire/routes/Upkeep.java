package org.learnwire.routes;

import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/**
 * How a connection is looked after.
 *
 * @param freshness how old the last complete reading of a stream may be, by stream; {@link
 *     #EVERY_STREAM} for those that are not named
 * @param rawKeep how long the vendor's own records are kept, so that they can be mapped anew
 */
public record Upkeep(Map<String, Duration> freshness, Optional<Period> rawKeep) {
  /** Stands for every stream that is not named. */
  public static final String EVERY_STREAM = "*";

  public Upkeep {
    freshness = Map.copyOf(freshness);
  }

  /** Nothing is kept, nobody is alarmed. */
  public static Upkeep none() {
    return new Upkeep(Map.of(), Optional.empty());
  }

  Optional<Duration> freshness(String stream) {
    return Optional.ofNullable(freshness.getOrDefault(stream, freshness.get(EVERY_STREAM)));
  }
}
