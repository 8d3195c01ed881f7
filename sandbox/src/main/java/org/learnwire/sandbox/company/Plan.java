package org.learnwire.sandbox.company;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What a company is made from; the same plan always makes the same company. */
public record Plan(long seed, int people, int courses, LocalDate anchor, boolean everyone) {

  /** Where the company works: decides what a working hour is. */
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int FEWEST = 40;

  public Plan {
    if (people < FEWEST) {
      throw new IllegalArgumentException(
          "--people must be at least " + FEWEST + ": the odd cases need room; got " + people);
    }
    if (courses < 1) {
      throw new IllegalArgumentException("--courses must be at least 1; got " + courses);
    }
  }

  /** Nothing in the made history is later than this second. */
  public long anchorSecond() {
    return anchor.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  long daysBefore(int days) {
    return anchorSecond() - days * 86_400L;
  }
}
