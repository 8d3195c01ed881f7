package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * How much each system is asked that did not answer. It is kept: a restart in the middle of an
 * outage, or just after it, asks no more than before.
 */
final class Recoveries {
  private final Database database;
  private final Clock clock;
  private final Map<String, Recovery> all = new ConcurrentHashMap<>();

  Recoveries(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    all.putAll(database.read(Recoveries::kept));
  }

  private static Map<String, Recovery> kept(Tx tx) throws SQLException {
    Map<String, Recovery> kept = new HashMap<>();
    tx.each(
        "select connection, failures, rest, rest_until, tried, answers_since from target_rest",
        row -> {
          Recovery.State state =
              new Recovery.State(
                  row.getInt(2),
                  Duration.ofSeconds(row.getLong(3)),
                  at(row.getLong(4)),
                  row.getInt(5) == 1,
                  at(row.getLong(6)));
          return kept.put(row.getString(1), new Recovery(state));
        });
    return kept;
  }

  private static @Nullable Instant at(long micros) {
    return micros == 0 ? null : Times.instant(micros);
  }

  /** Whether one thing more may go there now; it counts as gone. */
  boolean mayGo(String connection) {
    return changing(connection, recovery -> recovery.mayGo(clock.instant()));
  }

  /** Whether it may be asked whatever there is to ask. */
  boolean isWell(String connection) {
    return of(connection).isWell();
  }

  void answered(String connection) {
    changing(
        connection,
        recovery -> {
          recovery.answered(clock.instant());
          return true;
        });
  }

  void failed(String connection) {
    changing(
        connection,
        recovery -> {
          recovery.failed(clock.instant());
          return true;
        });
  }

  /** What is to be said of it; empty while all is well. */
  Optional<String> words(String connection) {
    return of(connection).words();
  }

  /** Whether between these moments the time of something came that waited for a system. */
  boolean fellDue(Instant after, Instant until) {
    return all.values().stream()
        .flatMap(recovery -> recovery.next(after).stream())
        .anyMatch(next -> next.isAfter(after) && !next.isAfter(until));
  }

  private Recovery of(String connection) {
    return all.computeIfAbsent(connection, name -> new Recovery());
  }

  private boolean changing(String connection, Function<Recovery, Boolean> change) {
    Recovery recovery = of(connection);
    Optional<Recovery.State> before = recovery.state();
    boolean result = change.apply(recovery);
    Optional<Recovery.State> after = recovery.state();
    if (!Objects.equals(before, after)) {
      database.write(
          "rest of " + connection,
          tx -> {
            keep(tx, connection, after);
            return null;
          });
    }
    return result;
  }

  private static void keep(Tx tx, String connection, Optional<Recovery.State> state)
      throws SQLException {
    tx.update("delete from target_rest where connection = ?", connection);
    if (state.isPresent()) {
      Recovery.State now = state.get();
      tx.update(
          "insert into target_rest (connection, failures, rest, rest_until, tried, answers_since)"
              + " values (?, ?, ?, ?, ?, ?)",
          connection,
          now.failures(),
          now.rest().toSeconds(),
          now.restUntil(),
          now.tried() ? 1 : 0,
          now.answersSince());
    }
  }
}
