package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * The positions that a query looks at: above the one, up to the other.
 *
 * @param above exclusive
 * @param upTo inclusive
 */
record Bounds(long above, long upTo) {
  private record Place(long position, long stored) {}

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
    long at = 0;
    long low = 1;
    long high =
        tx.one("select position from statement order by position desc limit 1", r -> r.getLong(1))
            .orElse(0L);
    while (low <= high) {
      long middle = low + (high - low) / 2;
      Optional<Place> found = firstFrom(tx, middle);
      if (found.isPresent() && found.get().stored() <= micros) {
        at = found.get().position();
        low = at + 1;
      } else {
        high = middle - 1;
      }
    }
    return at;
  }

  private static Optional<Place> firstFrom(Tx tx, long position) throws SQLException {
    return tx.one(
        "select position, stored from statement where position >= ? order by position limit 1",
        row -> new Place(row.getLong(1), row.getLong(2)),
        position);
  }
}
