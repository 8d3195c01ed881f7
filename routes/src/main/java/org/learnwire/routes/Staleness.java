package org.learnwire.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.learnwire.database.Database;
import org.learnwire.database.Times;

/** Which streams were not read to the end for longer than their connection allows. */
public final class Staleness {
  private final Database database;
  private final Clock clock;
  private final Connections connections;
  private final StreamStates states;

  Staleness(Database database, Clock clock, Connections connections, StreamStates states) {
    this.database = database;
    this.clock = clock;
    this.connections = connections;
    this.states = states;
  }

  /**
   * A stream that is older than allowed.
   *
   * @param since when it was last read to the end; before the first time, when its connection was
   *     first seen
   */
  public record Stale(
      String connection, String stream, Instant since, Duration age, Duration allowed) {
    public String text() {
      return "%s/%s was last read to the end %s ago, more than its freshness of %s allows"
          .formatted(connection, stream, shown(age), shown(allowed));
    }

    private static String shown(Duration age) {
      return age.toHours() >= 1 ? age.toHours() + " h" : Math.max(1, age.toMinutes()) + " min";
    }
  }

  public List<Stale> now() {
    Instant now = clock.instant();
    List<Stale> stale = new ArrayList<>();
    for (Connected connected : connections.all()) {
      for (String stream : connected.manifest().streams().keySet()) {
        Optional<Duration> allowed = connected.settings().upkeep().freshness(stream);
        if (allowed.isPresent()) {
          Instant since =
              states.of(connected.id(), stream).lastPass().orElseGet(() -> created(connected));
          Duration age = Duration.between(since, now);
          if (age.compareTo(allowed.get()) > 0) {
            stale.add(new Stale(connected.name(), stream, since, age, allowed.get()));
          }
        }
      }
    }
    return stale;
  }

  private Instant created(Connected connected) {
    return database.read(
        tx ->
            tx.one(
                    "select created from connection where id = ?",
                    r -> Times.instant(r.getLong(1)),
                    connected.id())
                .orElseGet(clock::instant));
  }
}
