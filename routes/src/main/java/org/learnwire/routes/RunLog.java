package org.learnwire.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.kit.Mapped.Skipped;

/** The runs of every stream, the last of each shown on the page. */
public final class RunLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLUMNS =
      "select c.name, r.stream, r.started, r.ended, r.sweep, r.read, r.stored, r.unchanged,"
          + " r.skipped, r.quarantined, r.calls, r.outcome, r.message, s.last_pass, s.last_sweep"
          + " from stream_run r join connection c on c.id = r.connection_id"
          + " left join stream_state s"
          + " on s.connection_id = r.connection_id and s.stream = r.stream ";

  private final Database database;
  private final Clock clock;

  RunLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  long start(UUID connectionId, String stream, boolean sweep) {
    return database.write(
        "run starts",
        tx ->
            tx.insert(
                "insert into stream_run (connection_id, stream, started, sweep)"
                    + " values (?, ?, ?, ?)",
                connectionId,
                stream,
                clock.instant(),
                sweep));
  }

  StreamRun end(
      long run, Tally tally, long read, long calls, String outcome, @Nullable String message) {
    return database.write(
        "run ends",
        tx -> {
          tx.update(
              "update stream_run set ended = ?, read = ?, stored = ?, unchanged = ?, skipped = ?,"
                  + " quarantined = ?, calls = ?, outcome = ?, message = ? where id = ?",
              clock.instant(),
              read,
              tally.stored,
              tally.unchanged,
              text(tally.skipped),
              text(tally.quarantined),
              calls,
              outcome,
              message,
              run);
          return tx.one(COLUMNS + "where r.id = ?", RunLog::run, run).orElseThrow();
        });
  }

  /** When the last pass began that read a stream to its end. */
  Optional<Instant> lastComplete(UUID connectionId, String stream) {
    return database.read(
        tx ->
            tx.one(
                "select started from stream_run where connection_id = ? and stream = ?"
                    + " and outcome in ('complete', 'drifted') order by id desc limit 1",
                r -> Times.instant(r.getLong(1)),
                connectionId,
                stream));
  }

  /** Runs that a stopped program left open. */
  void closeOpen() {
    database.write(
        "close open runs",
        tx ->
            tx.update(
                "update stream_run set outcome = 'failed', ended = ?,"
                    + " message = 'the program stopped in mid-pass; the next pass goes on from"
                    + " there' where outcome = 'running'",
                clock.instant()));
  }

  /**
   * The last run of each stream, in the order in which the streams were first read; what a system
   * told by itself between two says nothing of how its stream does.
   */
  public List<StreamRun> latest() {
    return database.read(
        tx ->
            tx.list(
                COLUMNS
                    + "where r.id in (select max(id) from stream_run"
                    + " where outcome <> 'hooks' group by connection_id, stream) order by r.id",
                RunLog::run));
  }

  /** Runs of all streams, latest first. */
  public List<StreamRun> recent(int limit) {
    return database.read(tx -> tx.list(COLUMNS + "order by r.id desc limit ?", RunLog::run, limit));
  }

  public long count() {
    return database.read(
        tx -> tx.one("select count(*) from stream_run", r -> r.getLong(1)).orElse(0L));
  }

  private static StreamRun run(ResultSet r) throws SQLException {
    Map<String, Long> skipped = counts(r.getString(9));
    Long outOfScope = skipped.remove(Skipped.OUT_OF_SCOPE);
    return new StreamRun(
        r.getString(1),
        r.getString(2),
        Times.instant(r.getLong(3)),
        instant(r, 4),
        r.getBoolean(5),
        r.getLong(6),
        r.getLong(7),
        r.getLong(8),
        skipped,
        counts(r.getString(10)),
        outOfScope == null ? 0 : outOfScope,
        r.getLong(11),
        r.getString(12),
        Optional.ofNullable(r.getString(13)),
        instant(r, 14),
        instant(r, 15));
  }

  private static Optional<Instant> instant(ResultSet r, int column) throws SQLException {
    long value = r.getLong(column);
    return r.wasNull() ? Optional.empty() : Optional.of(Times.instant(value));
  }

  private static Map<String, Long> counts(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, Long>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the run log holds no counts: " + json, e);
    }
  }

  private static String text(Map<String, Long> counts) {
    try {
      return JSON.writeValueAsString(counts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("counts that are no JSON", e);
    }
  }
}
