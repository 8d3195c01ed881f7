package org.learnwire.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the database keeps them: epoch microseconds. */
public final class Times {
  private Times() {}

  /** Epoch microseconds of an instant; finer digits are cut off. */
  public static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000L);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
