package org.learnwire.database;

import java.sql.SQLException;
import java.time.Instant;

/**
 * Hands out positions and stored times from the row of {@code journal_clock}. The row stays locked
 * until the unit that asked is committed: so positions become visible in their order, also between
 * processes.
 */
final class JournalClock {
  private static final String ALLOT =
      "update journal_clock set position = position + ?,"
          + " stored = case when stored > ? then stored else ? end + ? returning position, stored";

  private static final long NONE = Long.MIN_VALUE;

  private long promised = NONE;
  private long last = NONE; // the highest that was committed by this process
  private long allottedFrom = NONE; // first stored time of the group that is being written
  private long allottedTo = NONE;

  synchronized Allotment allot(Tx tx, int size, Instant now) throws SQLException {
    if (size < 1) {
      throw new IllegalArgumentException("nothing to allot: " + size);
    }
    long floor = Math.max(Times.micros(now) - 1, promised);
    Allotment allotted =
        tx.returning(
                ALLOT,
                row -> new Allotment(size, row.getLong(1) - size + 1, row.getLong(2) - size + 1),
                size,
                floor,
                floor,
                size)
            .get(0);
    note(allotted);
    return allotted;
  }

  /**
   * For one process alone: whatever was or will be stored at or before this time can be read from
   * now on.
   */
  synchronized Instant consistentThrough(Instant now) {
    long safe = allottedFrom == NONE ? Math.max(last, Times.micros(now)) : allottedFrom - 1;
    promised = Math.max(promised, safe);
    return Times.instant(promised);
  }

  synchronized void committed() {
    last = Math.max(last, allottedTo);
    rolledBack();
  }

  synchronized void rolledBack() {
    allottedFrom = NONE;
    allottedTo = NONE;
  }

  private void note(Allotment allotted) {
    boolean first = allottedFrom == NONE || allotted.firstStored() < allottedFrom;
    allottedFrom = first ? allotted.firstStored() : allottedFrom;
    allottedTo = Math.max(allottedTo, allotted.firstStored() + allotted.size() - 1);
  }
}
