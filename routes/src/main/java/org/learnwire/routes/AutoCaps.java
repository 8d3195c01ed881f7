package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Allowance;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Limits;

/**
 * How many changes a connection takes in a pass and on a day without anybody being asked. What is
 * beyond stays in the plan until HR says yes: a rule that suddenly decides of everybody is looked
 * at by a person first.
 */
final class AutoCaps implements Limits {
  private final Connections connections;
  private final ZoneId zone;
  private final Limits others;
  private volatile Instant passBegan;

  AutoCaps(Connections connections, ZoneId zone, Clock clock, Limits others) {
    this.connections = connections;
    this.zone = zone;
    this.others = others;
    this.passBegan = clock.instant();
  }

  void passBegins(Instant now) {
    passBegan = now;
  }

  @Override
  public Allowance of(Tx tx, Entry entry, Instant now) throws SQLException {
    return others.of(tx, entry, now);
  }

  @Override
  public Optional<String> beyond(Tx tx, Entry entry, Instant now) throws SQLException {
    Writing writing =
        connections
            .find(entry.connection())
            .map(each -> each.settings().writing())
            .orElse(Writing.USUAL);
    Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    Optional<String> day = beyond(tx, entry, writing.perDay(), midnight, "on one day");
    return day.isPresent() ? day : beyond(tx, entry, writing.perPass(), passBegan, "in one pass");
  }

  private static Optional<String> beyond(
      Tx tx, Entry entry, Optional<Integer> most, Instant since, String when) throws SQLException {
    if (most.isEmpty() || went(tx, entry.connection(), since) < most.get()) {
      return Optional.empty();
    }
    return Optional.of(
        "more than the %d that go to %s %s without anybody being asked: waits for HR's yes"
            .formatted(most.get(), entry.connection(), when));
  }

  private static long went(Tx tx, String connection, Instant since) throws SQLException {
    return tx.one(
            "select count(*) from entry e where e.connection = ? and e.changed >= ?"
                + " and e.undoes is null and exists (select 1 from entry_step s"
                + " where s.entry_id = e.id and s.who = 'policy' and s.state = 'approved'"
                + " and s.at >= ?)",
            row -> row.getLong(1),
            connection,
            since,
            since)
        .orElse(0L);
  }
}
