package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Allowance;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Ledger;

/**
 * Says in the plan what a frozen cycle holds, before anybody approves it in vain, and lets go what
 * it held when its ground is gone. What waits is looked at whole at the start and once a day; in
 * between only what has come since.
 */
final class HoldUpkeep {
  private final Database database;
  private final Ledger ledger;
  private final ReviewGuards guards;
  private final Clock clock;
  private final ZoneId zone;
  private @Nullable LocalDate looked;
  private long seen;

  HoldUpkeep(Database database, Ledger ledger, ReviewGuards guards, Clock clock, ZoneId zone) {
    this.database = database;
    this.ledger = ledger;
    this.guards = guards;
    this.clock = clock;
    this.zone = zone;
  }

  void run() {
    Instant now = clock.instant();
    LocalDate today = now.atZone(zone).toLocalDate();
    boolean whole = !today.equals(looked);
    if (!whole && guards.idle()) {
      return;
    }
    seen =
        database.write(
            "holds",
            tx -> {
              if (whole) {
                free(tx, now);
              }
              return guards.idle() ? seen : hold(tx, whole ? 0 : seen, now);
            });
    looked = today;
  }

  private void free(Tx tx, Instant now) throws SQLException {
    for (Entry entry : ledger.holds().held(tx)) {
      if (ground(tx, entry, now).isEmpty()) {
        ledger.holds().free(tx, entry, "nothing holds it any more");
      }
    }
  }

  private long hold(Tx tx, long after, Instant now) throws SQLException {
    long last = after;
    for (Entry entry : ledger.holds().waiting(tx, ReviewGuards.WRITES, after)) {
      Optional<String> ground = ground(tx, entry, now);
      if (ground.isPresent()) {
        ledger.holds().hold(tx, entry, ground.get());
      }
      last = entry.position();
    }
    return last;
  }

  private Optional<String> ground(Tx tx, Entry entry, Instant now) throws SQLException {
    return guards.keeps(tx, entry, now).map(Allowance::hold);
  }
}
