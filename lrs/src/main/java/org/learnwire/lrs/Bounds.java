package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * The positions that a query looks at: above the one, up to the other.
 *
 * @param above exclusive
 * @param upTo inclusive
 */
record Bounds(long above, long upTo) {
  /** Halves the positions until one is left: as one statement, for the way there and back costs. */
  private static final String LAST_AT =
      "with recursive search (low, high, at) as ("
          + "select cast(1 as bigint), coalesce((select max(position) from statement), 0),"
          + " cast(0 as bigint)"
          + " union all select"
          + " case when f.stored <= ? then f.position + 1 else s.low end,"
          + " case when f.stored <= ? then s.high else s.low + (s.high - s.low) / 2 - 1 end,"
          + " case when f.stored <= ? then f.position else s.at end"
          + " from search s left join statement f on f.position ="
          + " (select min(n.position) from statement n"
          + " where n.position >= s.low + (s.high - s.low) / 2)"
          + " where s.low <= s.high)"
          + " select max(at) from search";

  /** Stored times rise with positions, so that bounds of time become bounds of position. */
  static Bounds of(Tx tx, StatementQuery query) throws SQLException {
    long above = query.since() == null ? 0 : lastAt(tx, query.since());
    long upTo = query.until() == null ? Long.MAX_VALUE - 1 : lastAt(tx, query.until());
    Bounds bounds = new Bounds(above, upTo);
    return query.after() == null ? bounds : bounds.behind(query.after(), query.ascending());
  }

  /** What remains when everything up to and with a position has been seen. */
  Bounds behind(long position, boolean ascending) {
    return ascending
        ? new Bounds(Math.max(above, position), upTo)
        : new Bounds(above, Math.min(upTo, position - 1));
  }

  boolean isEmpty() {
    return above >= upTo;
  }

  /** The last position that was stored at or before an instant, 0 when there is none. */
  static long lastAt(Tx tx, Instant instant) throws SQLException {
    long micros = Times.micros(instant);
    return tx.one(LAST_AT, row -> row.getLong(1), micros, micros, micros).orElse(0L);
  }
}
