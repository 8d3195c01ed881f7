package org.learnwire.routes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** Records that could not be mapped or stored, kept with the reason until they can. */
public final class Quarantine {
  private static final String COLUMNS =
      "select q.id, c.name, q.stream, q.item_key, q.reason, q.detail, q.record, q.at"
          + " from quarantine q join connection c on c.id = q.connection_id where q.state = 'open' ";

  /**
   * One record that waits.
   *
   * @param record the vendor's record with its fan-out item, as JSON
   */
  public record Kept(
      long id,
      String connection,
      String stream,
      String key,
      String reason,
      String detail,
      String record,
      Instant at) {}

  private final Database database;
  private final Clock clock;

  Quarantine(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps a record; an older open one of the same key is replaced. */
  void keep(
      Tx tx,
      UUID connectionId,
      String stream,
      String key,
      String reason,
      String detail,
      String record)
      throws SQLException {
    tx.update(
        "insert into quarantine (connection_id, stream, item_key, reason, detail, record, at)"
            + " values (?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (connection_id, stream, item_key) where state = 'open'"
            + " do update set reason = excluded.reason, detail = excluded.detail,"
            + " record = excluded.record, at = excluded.at",
        connectionId,
        stream,
        key,
        reason,
        detail,
        record,
        clock.instant());
  }

  /** Closes what is kept of a key, now that it was stored. */
  void mended(Tx tx, UUID connectionId, String stream, String key) throws SQLException {
    tx.update(
        "update quarantine set state = 'replayed'"
            + " where connection_id = ? and stream = ? and item_key = ? and state = 'open'",
        connectionId,
        stream,
        key);
  }

  /** Takes away what is kept: nobody may have it any more. */
  void forget(long id) {
    database.write("quarantine", tx -> tx.update("delete from quarantine where id = ?", id));
  }

  /** By key, the ids of what is kept of a stream for a reason. */
  Map<String, Long> held(UUID connectionId, String stream, String reason) {
    return database.read(
        tx -> {
          Map<String, Long> held = new TreeMap<>();
          tx.each(
              "select item_key, id from quarantine where connection_id = ? and stream = ?"
                  + " and reason = ? and state = 'open'",
              r -> held.put(r.getString(1), r.getLong(2)),
              connectionId,
              stream,
              reason);
          return held;
        });
  }

  boolean holdsAnyOf(UUID connectionId, String stream) {
    return database
        .read(
            tx ->
                tx.one(
                    "select 1 from quarantine"
                        + " where connection_id = ? and stream = ? and state = 'open' limit 1",
                    r -> true,
                    connectionId,
                    stream))
        .isPresent();
  }

  public Optional<Kept> byId(long id) {
    return database.read(tx -> tx.one(COLUMNS + "and q.id = ?", Quarantine::kept, id));
  }

  /** What waits, newest first. */
  public List<Kept> open(int limit) {
    return database.read(
        tx -> tx.list(COLUMNS + "order by q.id desc limit ?", Quarantine::kept, limit));
  }

  public Map<String, Long> countsByReason() {
    return database.read(
        tx -> {
          Map<String, Long> counts = new TreeMap<>();
          tx.each(
              "select reason, count(*) from quarantine where state = 'open' group by reason",
              r -> counts.put(r.getString(1), r.getLong(2)));
          return counts;
        });
  }

  private static Kept kept(ResultSet r) throws SQLException {
    return new Kept(
        r.getLong(1),
        r.getString(2),
        r.getString(3),
        r.getString(4),
        r.getString(5),
        r.getString(6),
        r.getString(7),
        Times.instant(r.getLong(8)));
  }
}
