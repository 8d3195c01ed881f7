package org.learnwire.lrs.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.learnwire.lrs.StatementFilter;

/**
 * How long statements are kept, counted from when they were stored.
 *
 * @param keep such as two years, {@code P2Y}
 * @param when which statements
 */
public record RetentionRule(Period keep, StatementFilter when) {
  public RetentionRule {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException("a rule must keep statements for some time: " + keep);
    }
  }

  /** What was stored at or before this instant has been kept long enough. */
  Instant end(Instant now) {
    return now.atZone(ZoneOffset.UTC).minus(keep).toInstant();
  }

  public String inWords() {
    return "keep " + keep + " of " + when.inWords();
  }
}
