package org.learnwire.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StatementStore;

/** The counts of the journey's stages, for the page that shows it. */
public final class JourneyCounts {
  private final Database database;
  private final Connections connections;

  JourneyCounts(Database database, Connections connections) {
    this.database = database;
    this.connections = connections;
  }

  /**
   * Records read since an instant.
   *
   * @param kept those that were new
   */
  public record Read(long read, long kept, long unchanged, long skipped, long quarantined) {}

  /** Statements stored since an instant, by who brought them. */
  public record Stored(long pulled, long received, long observed, long receipts) {}

  public Read read(Instant since) {
    return database.read(
        tx ->
            tx.one(
                    "select coalesce(sum(read), 0), coalesce(sum(stored), 0),"
                        + " coalesce(sum(unchanged), 0),"
                        + (" coalesce(sum(" + inAll(tx, "skipped") + "), 0),")
                        + (" coalesce(sum(" + inAll(tx, "quarantined") + "), 0)")
                        + " from stream_run where started >= ? and outcome <> 'running'",
                    r ->
                        new Read(
                            r.getLong(1), r.getLong(2), r.getLong(3), r.getLong(4), r.getLong(5)),
                    since)
                .orElseThrow());
  }

  /** Adds up the numbers of a JSON object: the one thing that the databases write differently. */
  private static String inAll(Tx tx, String column) {
    String numbers =
        tx.dialect() == Dialect.SQLITE
            ? "sum(value), 0) from json_each(" + column + ")"
            : "sum(value::bigint), 0) from json_each_text(" + column + "::json)";
    return "(select coalesce(" + numbers + ")";
  }

  public Stored stored(Instant since) {
    Set<String> names = Set.copyOf(connections.all().stream().map(Connected::name).toList());
    long[] counts = new long[4];
    database.read(
        tx -> {
          tx.each(
              "select origin, source, count(*) from statement where position > ?"
                  + " group by origin, source",
              r -> {
                int kind =
                    switch (r.getString(1)) {
                      case "receipt" -> 3;
                      case "person" -> 2;
                      default -> names.contains(r.getString(2)) ? 0 : 1;
                    };
                counts[kind] += r.getLong(3);
                return kind;
              },
              StatementStore.positionAt(tx, since));
          return counts;
        });
    return new Stored(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Decisions since an instant, by the typed write that carries them out. */
  public Map<String, Long> decided(Instant since) {
    return database.read(
        tx -> {
          Map<String, Long> counts = new TreeMap<>();
          tx.each(
              "select write_name, count(*) from entry where created >= ? group by write_name",
              r -> counts.put(r.getString(1), r.getLong(2)),
              since);
          return counts;
        });
  }

  /** How many entries reached a state since an instant. */
  public Map<String, Long> reached(Instant since) {
    return database.read(
        tx -> {
          Map<String, Long> counts = new TreeMap<>();
          tx.each(
              "select state, count(*) from entry where changed >= ? group by state",
              r -> counts.put(r.getString(1), r.getLong(2)),
              since);
          return counts;
        });
  }

  /** How many live records a stream has shown. */
  public long live(String connection, String stream) {
    return database.read(
        tx ->
            tx.one(
                    "select count(*) from source_item i join source_stream s on s.id = i.source_id"
                        + " join connection c on c.id = s.connection_id"
                        + " where c.name = ? and s.stream = ? and i.gone is null",
                    r -> r.getLong(1),
                    connection,
                    stream)
                .orElse(0L));
  }

  /** Names of the configured connections, with what they are. */
  public List<Named> connections() {
    return connections.all().stream()
        .map(
            c ->
                new Named(
                    c.name(),
                    c.manifest().title(),
                    c.settings().every(),
                    !c.manifest().streams().isEmpty(),
                    c.writes() ? c.settings().writes() : null,
                    c.settings().fullSweep().isPresent(),
                    List.copyOf(c.manifest().streams().keySet())))
        .toList();
  }

  /**
   * A configured connection.
   *
   * @param writes null where nothing is written
   */
  public record Named(
      String name,
      String title,
      Duration every,
      boolean reads,
      @Nullable WriteMode writes,
      boolean sweeps,
      List<String> streams) {}
}
