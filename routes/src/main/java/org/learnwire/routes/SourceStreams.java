package org.learnwire.routes;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.learnwire.database.Tx;

/**
 * The number of each stream of a connection: what is kept of every record is found by it, and a
 * number makes a narrower key than two names. Once given, a number never changes.
 */
final class SourceStreams {
  /** Of committed rows only. */
  private final Map<Tally.Of, Long> known = new ConcurrentHashMap<>();

  /** 0 for a stream that has shown nothing yet. */
  long number(Tx tx, UUID connectionId, String stream) throws SQLException {
    Long number = known.get(new Tally.Of(connectionId, stream));
    return number == null ? looked(tx, connectionId, stream) : number;
  }

  /** The number, given now where there is none. */
  long numbered(Tx tx, UUID connectionId, String stream) throws SQLException {
    Tally.Of of = new Tally.Of(connectionId, stream);
    Long there = known.get(of);
    if (there != null) {
      return there;
    }
    tx.update(
        "insert into source_stream (connection_id, stream) values (?, ?) on conflict do nothing",
        connectionId,
        stream);
    long number = looked(tx, connectionId, stream);
    tx.afterCommit(() -> known.put(of, number));
    return number;
  }

  private static long looked(Tx tx, UUID connectionId, String stream) throws SQLException {
    return tx.one(
            "select id from source_stream where connection_id = ? and stream = ?",
            row -> row.getLong(1),
            connectionId,
            stream)
        .orElse(0L);
  }
}
