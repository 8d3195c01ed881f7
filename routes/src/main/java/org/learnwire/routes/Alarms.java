package org.learnwire.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.learnwire.database.Database;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.PlanLine;

/** What is wrong now, by subject: in counts and names of connections, never of people. */
final class Alarms {
  /** A share of fewer changes says nothing. */
  private static final int ENOUGH = 5;

  private static final Duration CONFLICTS_OF = Duration.ofDays(30);

  private final NoticeSettings.Alarms settings;
  private final Database database;
  private final Ledger ledger;
  private final RunLog runs;
  private final Staleness staleness;
  private final Clock clock;
  private final ZoneId zone;

  Alarms(
      NoticeSettings.Alarms settings,
      Database database,
      Ledger ledger,
      RunLog runs,
      Staleness staleness,
      Clock clock,
      ZoneId zone) {
    this.settings = settings;
    this.database = database;
    this.ledger = ledger;
    this.runs = runs;
    this.staleness = staleness;
    this.clock = clock;
    this.zone = zone;
  }

  Map<String, String> now() {
    Map<String, String> now = new TreeMap<>();
    staleness
        .now()
        .forEach(
            stale ->
                now.put(
                    "stale " + stale.connection() + "/" + stale.stream(),
                    "%s/%s was not read to the end for longer than its freshness allows: see /runs"
                        .formatted(stale.connection(), stale.stream())));
    tokens(now);
    quarantine(now);
    conflicts(now);
    return now;
  }

  /** A key that is refused, in reading or in writing. */
  private void tokens(Map<String, String> now) {
    String refused = ErrorWord.BAD_CREDENTIALS.word();
    runs.latest().stream()
        .filter(run -> run.message().orElse("").startsWith(refused))
        .forEach(run -> now.put("token " + run.connection(), token(run.connection())));
    ledger.waiting().stream()
        .filter(PlanLine::triedAgain)
        .filter(line -> String.valueOf(line.message()).contains(refused))
        .forEach(line -> now.put("token " + line.connection(), token(line.connection())));
  }

  private static String token(String connection) {
    return "%s does not take its key or password: renew it, then ./learnwire check"
        .formatted(connection);
  }

  private void quarantine(Map<String, String> now) {
    Instant before = clock.instant().atZone(zone).minus(settings.quarantine()).toInstant();
    database.read(
        tx -> {
          tx.each(
              "select c.name, count(*) from quarantine q join connection c on c.id ="
                  + " q.connection_id where q.state = 'open' and q.at < ? group by c.name",
              row ->
                  now.put(
                      "quarantine " + row.getString(1),
                      "%d records of %s wait in quarantine for more than %d days: see /quarantine"
                          .formatted(
                              row.getLong(2), row.getString(1), settings.quarantine().getDays())),
              before);
          return null;
        });
  }

  private void conflicts(Map<String, String> now) {
    Instant since = clock.instant().minus(CONFLICTS_OF);
    database.read(
        tx -> {
          tx.each(
              "select connection, sum(case when state = 'conflict' then 1 else 0 end), count(*)"
                  + " from entry where state in ('conflict', 'done') and changed >= ?"
                  + " group by connection",
              row -> {
                long conflicts = row.getLong(2);
                long all = row.getLong(3);
                boolean many = all >= ENOUGH && conflicts > settings.conflicts() * all;
                return many
                    ? now.put(
                        "conflicts " + row.getString(1),
                        "%d of %d changes at %s in 30 days conflict with what people did there: see /plan"
                            .formatted(conflicts, all, row.getString(1)))
                    : null;
              },
              since);
          return null;
        });
  }
}
