package org.learnwire.app.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.learnwire.routes.Upkeep;

/** Reads {@code freshness:} and {@code raw:} of a connection. */
final class UpkeepReader {
  private UpkeepReader() {}

  static Upkeep read(YamlMap connection) {
    Optional<Period> keep =
        connection
            .map("raw")
            .map(raw -> raw.only("keep"))
            .map(raw -> period(raw, raw.required("keep")));
    return new Upkeep(freshness(connection), keep);
  }

  /** One age for all streams, or one for each that is named. */
  private static Map<String, Duration> freshness(YamlMap connection) {
    Map<String, Duration> ages = new HashMap<>();
    if (connection.holdsKeys("freshness")) {
      YamlMap streams = connection.map("freshness").orElseThrow();
      streams.texts().forEach((stream, age) -> ages.put(stream, duration(streams, stream, age)));
    } else {
      connection
          .text("freshness")
          .ifPresent(age -> ages.put(Upkeep.EVERY_STREAM, duration(connection, "freshness", age)));
    }
    return ages;
  }

  private static Duration duration(YamlMap map, String key, String text) {
    try {
      Duration age = Duration.parse(text);
      if (!age.isNegative() && !age.isZero()) {
        return age;
      }
    } catch (DateTimeException e) {
      throw map.wrong(key, "must be an age such as PT24H or P2D");
    }
    throw map.wrong(key, "must be an age such as PT24H or P2D");
  }

  private static Period period(YamlMap map, String text) {
    try {
      Period keep = Period.parse(text);
      if (!keep.isNegative() && !keep.isZero()) {
        return keep;
      }
    } catch (DateTimeException e) {
      throw map.wrong("keep", "must be a number of days such as P30D");
    }
    throw map.wrong("keep", "must be a number of days such as P30D");
  }
}
