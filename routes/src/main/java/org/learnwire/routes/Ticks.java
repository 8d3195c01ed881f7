package org.learnwire.routes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;

/**
 * Time is an event: one Tick per day of the company, so that rules about what did not happen are
 * pure.
 */
final class Ticks {
  private Ticks() {}

  /** Enters today's Tick unless it is there. */
  static void today(Database database, Clock clock, ZoneId zone) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    database.write(
        "tick",
        tx -> {
          boolean there =
              tx.one(
                      "select 1 from journal where kind = 'Tick' and subject = ? limit 1",
                      r -> true,
                      today)
                  .isPresent();
          if (!there) {
            Journal.append(
                tx, Journal.Kind.Tick, today.toString(), Origin.SOURCE, clock.instant(), "{}");
          }
          return there;
        });
  }
}
