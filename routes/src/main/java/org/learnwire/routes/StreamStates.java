package org.learnwire.routes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** Cursor, generation and ages of every stream. */
final class StreamStates {
  private static final StreamState NEW =
      new StreamState(1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Where a stream stands.
   *
   * @param generation raised only by a remap
   * @param firstDone end of the first complete pass: before it, undated records are history
   */
  record StreamState(
      int generation,
      Optional<String> cursor,
      Optional<Instant> firstDone,
      Optional<Instant> lastPass,
      Optional<Instant> lastSweep) {}

  private final Database database;

  StreamStates(Database database) {
    this.database = database;
  }

  StreamState of(UUID connectionId, String stream) {
    return database.read(tx -> of(tx, connectionId, stream));
  }

  StreamState of(Tx tx, UUID connectionId, String stream) throws SQLException {
    return tx.one(
            "select generation, cursor, first_done, last_pass, last_sweep from stream_state"
                + " where connection_id = ? and stream = ?",
            r ->
                new StreamState(
                    r.getInt(1),
                    Optional.ofNullable(r.getString(2)),
                    instant(r, 3),
                    instant(r, 4),
                    instant(r, 5)),
            connectionId,
            stream)
        .orElse(NEW);
  }

  void moveCursor(Tx tx, UUID connectionId, String stream, String cursor) throws SQLException {
    tx.update(
        "insert into stream_state (connection_id, stream, cursor) values (?, ?, ?)"
            + " on conflict (connection_id, stream) do update set cursor = excluded.cursor",
        connectionId,
        stream,
        cursor);
  }

  void moveCursor(UUID connectionId, String stream, String cursor) {
    database.write(
        "cursor of " + stream,
        tx -> {
          moveCursor(tx, connectionId, stream, cursor);
          return null;
        });
  }

  /** The generation that a replay makes: a new one, or the one that was not finished. */
  int beginReplay(UUID connectionId, String stream) {
    return database.write(
        "replay begins",
        tx -> {
          Optional<Integer> unfinished = replaying(tx, connectionId, stream);
          if (unfinished.isPresent()) {
            return unfinished.get();
          }
          int generation = of(tx, connectionId, stream).generation() + 1;
          tx.update(
              "insert into stream_state (connection_id, stream, generation, replaying)"
                  + " values (?, ?, ?, ?) on conflict (connection_id, stream) do update set"
                  + " generation = excluded.generation, replaying = excluded.replaying",
              connectionId,
              stream,
              generation,
              generation);
          return generation;
        });
  }

  /** The generation that a replay has begun and not finished. */
  Optional<Integer> replaying(UUID connectionId, String stream) {
    return database.read(tx -> replaying(tx, connectionId, stream));
  }

  private static Optional<Integer> replaying(Tx tx, UUID connectionId, String stream)
      throws SQLException {
    return tx.one(
        "select replaying from stream_state where connection_id = ? and stream = ?"
            + " and replaying is not null",
        r -> r.getInt(1),
        connectionId,
        stream);
  }

  void endReplay(UUID connectionId, String stream) {
    database.write(
        "replay ends",
        tx ->
            tx.update(
                "update stream_state set replaying = null"
                    + " where connection_id = ? and stream = ?",
                connectionId,
                stream));
  }

  void passDone(Tx tx, UUID connectionId, String stream, Instant at, boolean sweep)
      throws SQLException {
    tx.update(
        "insert into stream_state (connection_id, stream, first_done, last_pass, last_sweep)"
            + " values (?, ?, ?, ?, ?) on conflict (connection_id, stream) do update set"
            + " first_done = coalesce(stream_state.first_done, excluded.first_done),"
            + " last_pass = excluded.last_pass,"
            + " last_sweep = coalesce(excluded.last_sweep, stream_state.last_sweep)",
        connectionId,
        stream,
        at,
        at,
        sweep ? at : null);
  }

  /** A new generation: everything will be read and mapped anew. */
  void raiseGeneration(Tx tx, UUID connectionId, String stream) throws SQLException {
    tx.update(
        "insert into stream_state (connection_id, stream, generation) values (?, ?, 2)"
            + " on conflict (connection_id, stream)"
            + " do update set generation = stream_state.generation + 1, cursor = null",
        connectionId,
        stream);
  }

  private static Optional<Instant> instant(ResultSet r, int column) throws SQLException {
    long value = r.getLong(column);
    return r.wasNull() ? Optional.empty() : Optional.of(Times.instant(value));
  }
}
