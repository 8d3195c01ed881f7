package org.learnwire.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The one position-ordered list of what happened. Everything after the store reads it, each reader
 * with a durable checkpoint of its own.
 */
public final class Journal {
  private static final String SELECT =
      "select position, kind, subject, origin, recorded, body from journal";
  private static final String INSERT =
      "insert into journal (position, kind, subject, origin, recorded, body)"
          + " values (?, ?, ?, ?, ?, ?)";

  /** The kinds of event. */
  public enum Kind {
    StatementStored,
    PersonChanged,
    OrgChanged,
    GoalSeen,
    Tick
  }

  /**
   * One event.
   *
   * @param position place in the journal
   * @param subject statement id, person id or ISO date, by kind
   * @param body JSON object with what the kind needs besides
   */
  public record Entry(
      long position, Kind kind, String subject, Origin origin, Instant recorded, String body) {}

  private Journal() {}

  /** Adds an event; returns its position. */
  public static long append(
      Tx tx, Kind kind, String subject, Origin origin, Instant recorded, String body)
      throws SQLException {
    long position = tx.allot(1, recorded).position(0);
    tx.update(INSERT, position, kind.name(), subject, origin.word(), recorded, body);
    return position;
  }

  /** Adds events at positions that were allotted before, in one batch. */
  public static void append(Tx tx, List<Entry> entries) throws SQLException {
    List<Object[]> rows = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      rows.add(
          new Object[] {
            entry.position(),
            entry.kind().name(),
            entry.subject(),
            entry.origin().word(),
            entry.recorded(),
            entry.body()
          });
    }
    tx.batch(INSERT, rows);
  }

  /** The next events after a position, oldest first. */
  public static List<Entry> after(Tx tx, long position, int limit) throws SQLException {
    return tx.list(
        SELECT + " where position > ? order by position limit ?", Journal::entry, position, limit);
  }

  /** All events of a kind on a subject up to a position, oldest first; looks through all. */
  public static List<Entry> about(Tx tx, Kind kind, String subject, long through)
      throws SQLException {
    return tx.list(
        SELECT + " where kind = ? and subject = ? and position <= ? order by position",
        Journal::entry,
        kind.name(),
        subject,
        through);
  }

  /**
   * Forgets events of a kind by their bodies, in one look through all of that kind. Readers go on
   * as if they had read them.
   */
  public static void forget(Tx tx, Kind kind, Predicate<String> body) throws SQLException {
    List<Object[]> positions = new ArrayList<>();
    tx.each(
        "select position, body from journal where kind = ?",
        row -> {
          if (body.test(row.getString(2))) {
            positions.add(new Object[] {row.getLong(1)});
          }
          return null;
        },
        kind.name());
    tx.batch("delete from journal where position = ?", positions);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        Kind.valueOf(row.getString(2)),
        row.getString(3),
        Origin.of(row.getString(4)),
        Times.instant(row.getLong(5)),
        row.getString(6));
  }
}
