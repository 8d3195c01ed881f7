package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.kit.Hook;
import org.learnwire.kit.HookBody;

/** What systems have sent by themselves, from the moment it is proven until it is read. */
final class Inbox {
  /** More than this waits for no reader that still comes. */
  private static final long MOST_WAITING = 20_000;

  private static final int COUNTED_EVERY = 100;

  /** Longer than a delivery can be sent again: the largest tolerance either way, and more. */
  private static final Duration MARK_KEPT = Duration.ofDays(1);

  private final Database database;
  private final Clock clock;
  private final AtomicLong taken = new AtomicLong();
  private volatile boolean full;

  /** What became of a delivery. */
  enum Kept {
    NEW,
    KNOWN,
    FULL
  }

  Inbox(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps a delivery; it is on the disk when this returns. */
  Kept keep(UUID connectionId, String stream, String mark, HookBody.Kept body) {
    if (taken.getAndIncrement() % COUNTED_EVERY == 0 || full) {
      full = waiting() >= MOST_WAITING;
    }
    return full
        ? Kept.FULL
        : database.write("webhook", tx -> keep(tx, connectionId, stream, mark, body));
  }

  private Kept keep(Tx tx, UUID connectionId, String stream, String mark, HookBody.Kept body)
      throws SQLException {
    Instant now = clock.instant();
    int rows =
        tx.update(
            "insert into hook (connection_id, stream, mark, received, body, turned_away)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (connection_id, stream, mark) do nothing",
            connectionId,
            stream,
            mark,
            now,
            body.body(),
            body.turnedAway());
    if (rows == 0) {
      return Kept.KNOWN;
    }
    tx.update(
        "insert into stream_state (connection_id, stream, last_hook) values (?, ?, ?)"
            + " on conflict (connection_id, stream) do update set last_hook = excluded.last_hook",
        connectionId,
        stream,
        now);
    return Kept.NEW;
  }

  /** Those of a stream that were not read, in the order they came. */
  List<Hook> waiting(UUID connectionId, String stream, long after, int most) {
    return database.read(
        tx ->
            tx.list(
                "select id, received, body, turned_away from hook where connection_id = ? and stream = ?"
                    + " and body is not null and id > ? order by id limit ?",
                r ->
                    new Hook(
                        r.getLong(1), Times.instant(r.getLong(2)), r.getBytes(3), r.getLong(4)),
                connectionId,
                stream,
                after,
                most));
  }

  /** How many wait, of all connections. */
  long waiting() {
    return database.read(
        tx ->
            tx.one("select count(*) from hook where body is not null", r -> r.getLong(1))
                .orElse(0L));
  }

  long waiting(UUID connectionId, String stream) {
    return database.read(
        tx ->
            tx.one(
                    "select count(*) from hook where connection_id = ? and stream = ?"
                        + " and body is not null",
                    r -> r.getLong(1),
                    connectionId,
                    stream)
                .orElse(0L));
  }

  /** When the last one of a stream came. */
  Optional<Instant> last(UUID connectionId, String stream) {
    return database.read(
        tx ->
            tx.one(
                "select last_hook from stream_state where connection_id = ? and stream = ?"
                    + " and last_hook is not null",
                r -> Times.instant(r.getLong(1)),
                connectionId,
                stream));
  }

  /** What they said is in the store; only their marks stay, for a while. */
  void read(List<Long> ids) {
    List<@Nullable Object[]> rows = new ArrayList<>(ids.size());
    ids.forEach(id -> rows.add(new Object[] {id}));
    database.write(
        "webhooks read",
        tx -> {
          tx.batch("update hook set body = null where id = ?", rows);
          return tx.update(
              "delete from hook where body is null and received < ?",
              clock.instant().minus(MARK_KEPT));
        });
    full = false;
  }
}
