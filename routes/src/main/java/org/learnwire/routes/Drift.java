package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.kit.MappedRecord;

/**
 * Notices when a field that was filled is empty in everything that is read: no call fails then and
 * no record, but what a mapping made of the field is gone.
 */
final class Drift {
  /** By what is remembered, so many of a complete list should have had the field. */
  private static final double EXPECTED_OF_ALL = 3;

  /** Changes are no sample of all: of them only a field counts that next to all records had. */
  private static final double EXPECTED_OF_CHANGES = 10;

  private static final double NEXT_TO_ALL = 0.9;

  /** Older records count for less and less. */
  private static final long REMEMBERED = 20_000;

  private static final int NAMED = 5;

  private final Database database;
  private final Clock clock;
  private final Map<Tally.Of, FieldCounts> passes = new HashMap<>();

  private record Field(
      String name, long seen, long filled, long missed, @Nullable Instant emptySince) {
    double share() {
      return seen == 0 ? 0 : (double) filled / seen;
    }
  }

  Drift(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  synchronized void saw(UUID connectionId, String stream, List<MappedRecord> records) {
    FieldCounts counts =
        passes.computeIfAbsent(new Tally.Of(connectionId, stream), of -> new FieldCounts());
    records.forEach(record -> counts.add(record.source().json()));
  }

  /**
   * Compares a pass with what is remembered.
   *
   * @param whole the complete list was read
   * @param complete the pass came to its end; of another one nothing is learned
   * @return what drifted, as a sentence
   */
  Optional<String> passEnded(UUID connectionId, String stream, boolean whole, boolean complete) {
    FieldCounts counts;
    synchronized (this) {
      counts = passes.remove(new Tally.Of(connectionId, stream));
    }
    if (!complete) {
      return Optional.empty();
    }
    FieldCounts read = counts == null ? new FieldCounts() : counts;
    return sentence(
        stream,
        database.write(
            "fields of " + stream, tx -> compare(tx, connectionId, stream, read, whole)));
  }

  /** What is empty now is right so: begins to remember anew. */
  void accept(UUID connectionId, String stream) {
    database.write(
        "fields of " + stream,
        tx ->
            tx.update(
                "delete from stream_field where connection_id = ? and stream = ?",
                connectionId,
                stream));
  }

  private List<Field> compare(
      Tx tx, UUID connectionId, String stream, FieldCounts read, boolean whole)
      throws SQLException {
    Map<String, Long> filled = read.filled();
    List<Field> now = new ArrayList<>();
    for (Field field : remembered(tx, connectionId, stream)) {
      Long again = filled.remove(field.name());
      now.add(
          again == null
              ? missed(field, read.records(), whole)
              : seen(field, read.records(), again, whole));
    }
    filled.forEach((name, n) -> now.add(new Field(name, read.records(), n, 0, null)));
    if (read.records() > 0) {
      save(tx, connectionId, stream, now);
    }
    return now.stream().filter(field -> field.emptySince() != null).toList();
  }

  private static Field seen(Field field, long records, long filled, boolean whole) {
    if (whole) {
      return new Field(field.name(), records, filled, 0, null);
    }
    long seen = field.seen() + field.missed() + records;
    long full = field.filled() + filled;
    boolean old = seen > REMEMBERED;
    return new Field(field.name(), old ? seen / 2 : seen, old ? full / 2 : full, 0, null);
  }

  private Field missed(Field field, long records, boolean whole) {
    long missed = field.missed() + records;
    boolean gone =
        whole
            ? field.share() * records >= EXPECTED_OF_ALL
            : field.share() >= NEXT_TO_ALL && field.share() * missed >= EXPECTED_OF_CHANGES;
    Instant since = field.emptySince() == null && gone ? clock.instant() : field.emptySince();
    return new Field(field.name(), field.seen(), field.filled(), missed, since);
  }

  private static List<Field> remembered(Tx tx, UUID connectionId, String stream)
      throws SQLException {
    return tx.list(
        "select field, seen, filled, missed, empty_since from stream_field"
            + " where connection_id = ? and stream = ? order by field",
        r -> {
          long since = r.getLong(5);
          Instant emptySince = r.wasNull() ? null : Times.instant(since);
          return new Field(r.getString(1), r.getLong(2), r.getLong(3), r.getLong(4), emptySince);
        },
        connectionId,
        stream);
  }

  private static void save(Tx tx, UUID connectionId, String stream, List<Field> fields)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Field field : fields) {
      rows.add(
          new Object[] {
            connectionId,
            stream,
            field.name(),
            field.seen(),
            field.filled(),
            field.missed(),
            field.emptySince()
          });
    }
    tx.batch(
        "insert into stream_field (connection_id, stream, field, seen, filled, missed,"
            + " empty_since) values (?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (connection_id, stream, field) do update set seen = excluded.seen,"
            + " filled = excluded.filled, missed = excluded.missed,"
            + " empty_since = excluded.empty_since",
        rows);
  }

  private static Optional<String> sentence(String stream, List<Field> empty) {
    if (empty.isEmpty()) {
      return Optional.empty();
    }
    List<String> names =
        empty.stream()
            .limit(NAMED)
            .map(f -> "%s (was in %d of %d)".formatted(f.name(), f.filled(), f.seen()))
            .toList();
    String more = empty.size() > NAMED ? " and " + (empty.size() - NAMED) + " more" : "";
    return Optional.of(
        "fields that were filled are empty everywhere: "
            + String.join(", ", names)
            + more
            + ". The system or our rights there may have changed: compare it with the mapping. If"
            + " it is right so, say --accept-drift with the next sync.");
  }
}
