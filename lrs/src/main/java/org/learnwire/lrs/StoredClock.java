package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeSet;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * Gives every statement its {@code stored} time: strictly increasing with the position, and never
 * at or before a time up to which readers were promised to see everything.
 */
final class StoredClock {
  private final Clock clock;
  private final TreeSet<Long> uncommitted = new TreeSet<>();
  private long last = Long.MIN_VALUE;
  private long promised = Long.MIN_VALUE;

  StoredClock(Clock clock) {
    this.clock = clock;
  }

  /** The next time, for a statement that is stored in this unit of work. */
  Instant next(Tx tx) throws SQLException {
    long before = lastStored(tx);
    long time;
    synchronized (this) {
      last = Math.max(Math.max(last, before), promised);
      time = Math.max(now(), last + 1);
      last = time;
      uncommitted.add(time);
    }
    tx.afterCommit(() -> settled(time));
    tx.afterRollback(() -> settled(time));
    return Times.instant(time);
  }

  /** Whatever was or will be stored at or before this time can be read from now on. */
  synchronized Instant consistentThrough() {
    if (!uncommitted.isEmpty()) {
      return Times.instant(uncommitted.first() - 1);
    }
    promised = Math.max(promised, Math.max(last, now()));
    return Times.instant(promised);
  }

  private synchronized void settled(long time) {
    uncommitted.remove(time);
  }

  /** After a start, what the database knows counts: the machine's clock may have been set back. */
  private long lastStored(Tx tx) throws SQLException {
    synchronized (this) {
      if (last != Long.MIN_VALUE) {
        return last;
      }
    }
    return tx.one(
            "select stored from statement order by stored desc limit 1", row -> row.getLong(1))
        .orElse(Long.MIN_VALUE);
  }

  private long now() {
    return Times.micros(clock.instant());
  }
}
