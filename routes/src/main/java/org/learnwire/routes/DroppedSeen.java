package org.learnwire.routes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.learnwire.database.Database;
import org.learnwire.kit.DroppedFields;

/**
 * Remembers which of the fields that are to be dropped some record had: one that never occurs may
 * be misspelt, and would then be kept under its right name.
 */
final class DroppedSeen {
  private final Database database;
  private final Clock clock;
  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  DroppedSeen(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is dropped from now on is no field that has gone missing. */
  void begin(Connections connections) {
    List<Object[]> rows = new ArrayList<>();
    for (Connected connected : connections.all()) {
      for (String stream : connected.manifest().streams().keySet()) {
        for (String field : connected.connection().dropped(stream).names()) {
          rows.add(new Object[] {connected.id(), stream, field, field.length() + 1, field + "."});
        }
      }
    }
    if (!rows.isEmpty()) {
      database.write(
          "dropped fields",
          tx -> {
            tx.batch(
                "delete from stream_field where connection_id = ? and stream = ?"
                    + " and (field = ? or substr(field, 1, ?) = ?)",
                rows);
            return null;
          });
    }
  }

  /** Notes what a reading of a stream has met. */
  void note(Connected connected, String stream) {
    DroppedFields dropped = connected.connection().dropped(stream);
    List<Object[]> rows = new ArrayList<>();
    for (String field : dropped.met()) {
      if (noted.add(connected.name() + "/" + stream + "/" + field)) {
        rows.add(new Object[] {connected.id(), stream, field, clock.instant()});
      }
    }
    if (!rows.isEmpty()) {
      database.write(
          "dropped fields",
          tx -> {
            tx.batch(
                "insert into dropped_field (connection_id, stream, field, last)"
                    + " values (?, ?, ?, ?) on conflict (connection_id, stream, field)"
                    + " do update set last = excluded.last",
                rows);
            return null;
          });
    }
  }

  /** Fields of a stream that no record had yet, as far as it was ever read. */
  Set<String> never(Connected connected, String stream) {
    DroppedFields dropped = connected.connection().dropped(stream);
    Set<String> never = new TreeSet<>(dropped.names());
    if (never.isEmpty()) {
      return never;
    }
    never.removeAll(dropped.met());
    never.removeAll(
        new HashSet<>(
            database.read(
                tx ->
                    tx.list(
                        "select field from dropped_field where connection_id = ? and stream = ?",
                        r -> r.getString(1),
                        connected.id(),
                        stream))));
    return never;
  }
}
