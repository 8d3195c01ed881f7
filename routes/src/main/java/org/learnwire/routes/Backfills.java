package org.learnwire.routes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** What is remembered of backfills: one per stream, each with a cursor of its own. */
final class Backfills {
  private static final String COLUMNS =
      "select c.name, b.stream, b.from_at, b.to_at, b.state, b.read, b.stored, b.message,"
          + " b.started, b.changed, b.connection_id"
          + " from backfill b join connection c on c.id = b.connection_id ";

  private final Database database;
  private final Clock clock;

  Backfills(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  List<Backfill> all() {
    return database.read(
        tx -> tx.list(COLUMNS + "order by b.started, c.name, b.stream", Backfills::backfill));
  }

  Optional<Backfill> of(UUID connectionId, String stream) {
    return database.read(
        tx ->
            tx.one(
                COLUMNS + "where b.connection_id = ? and b.stream = ?",
                Backfills::backfill,
                connectionId,
                stream));
  }

  /** A backfill from its start; one of another time that was there is forgotten. */
  void begin(UUID connectionId, String stream, Window window) {
    database.write(
        "backfill begins",
        tx -> {
          forgetScopes(tx, connectionId, stream);
          tx.update(
              "delete from backfill where connection_id = ? and stream = ?", connectionId, stream);
          return tx.update(
              "insert into backfill (connection_id, stream, from_at, to_at, state, started,"
                  + " changed) values (?, ?, ?, ?, 'running', ?, ?)",
              connectionId,
              stream,
              window.from().orElse(null),
              window.to(),
              clock.instant(),
              clock.instant());
        });
  }

  void moveTo(UUID connectionId, String stream, Backfill.State state, @Nullable String message) {
    database.write(
        "backfill " + state.word(),
        tx -> {
          if (state == Backfill.State.DONE) {
            forgetScopes(tx, connectionId, stream);
          }
          return tx.update(
              "update backfill set state = ?, message = ?, changed = ?"
                  + " where connection_id = ? and stream = ?",
              state.word(),
              message,
              clock.instant(),
              connectionId,
              stream);
        });
  }

  void count(UUID connectionId, String stream, long read, long stored) {
    database.write(
        "backfill counts",
        tx ->
            tx.update(
                "update backfill set read = read + ?, stored = stored + ?, changed = ?"
                    + " where connection_id = ? and stream = ?",
                read,
                stored,
                clock.instant(),
                connectionId,
                stream));
  }

  Optional<String> place(UUID connectionId, String stream) {
    return database.read(
        tx ->
            tx.one(
                "select place from backfill where connection_id = ? and stream = ?"
                    + " and place is not null",
                r -> r.getString(1),
                connectionId,
                stream));
  }

  void reached(UUID connectionId, String stream, String place) {
    database.write(
        "backfill goes on",
        tx ->
            tx.update(
                "update backfill set place = ? where connection_id = ? and stream = ?",
                place,
                connectionId,
                stream));
  }

  Set<String> scopes(UUID connectionId, String stream) {
    return new HashSet<>(
        database.read(
            tx ->
                tx.list(
                    "select scope from backfill_scope where connection_id = ? and stream = ?",
                    r -> r.getString(1),
                    connectionId,
                    stream)));
  }

  void scopesRead(UUID connectionId, String stream, List<String> scopes) {
    database.write(
        "backfill goes on",
        tx -> {
          tx.batch(
              "insert into backfill_scope (connection_id, stream, scope) values (?, ?, ?)"
                  + " on conflict do nothing",
              scopes.stream().map(scope -> new Object[] {connectionId, stream, scope}).toList());
          return null;
        });
  }

  private static void forgetScopes(Tx tx, UUID connectionId, String stream) throws SQLException {
    tx.update(
        "delete from backfill_scope where connection_id = ? and stream = ?", connectionId, stream);
  }

  private static Backfill backfill(ResultSet r) throws SQLException {
    long from = r.getLong(3);
    Optional<Instant> first = r.wasNull() ? Optional.empty() : Optional.of(Times.instant(from));
    return new Backfill(
        r.getString(1),
        r.getString(2),
        new Window(first, Times.instant(r.getLong(4))),
        Backfill.State.valueOf(r.getString(5).toUpperCase(Locale.ROOT)),
        r.getLong(6),
        r.getLong(7),
        Optional.ofNullable(r.getString(8)),
        Times.instant(r.getLong(9)),
        Times.instant(r.getLong(10)));
  }
}
