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

  /**
   * Enters today's Tick after whatever came since the last one: rules about what did not happen
   * look once everything of a pass is there, and take the same day as often as it comes.
   */
  static void today(Database database, Clock clock, ZoneId zone) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    database.write(
        "tick",
        tx -> {
          boolean nothingNew =
              tx.one(
                      "select kind = 'Tick' and subject = ? from journal"
                          + " where origin <> 'receipt' order by position desc limit 1",
                      r -> r.getBoolean(1),
                      today)
                  .orElse(false);
          if (!nothingNew) {
            Journal.append(
                tx, Journal.Kind.Tick, today.toString(), Origin.SOURCE, clock.instant(), "{}");
          }
          return nothingNew;
        });
  }
}
