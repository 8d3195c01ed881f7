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
   *
   * @param completeness up to which day each connection has been read comes with it
   */
  static void today(Database database, Clock clock, ZoneId zone, Completeness completeness) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    String body = completeness.body();
    database.write(
        "tick",
        tx -> {
          boolean nothingNew =
              tx.one(
                      "select kind = 'Tick' and subject = ? and body = ? from journal"
                          + " where origin <> 'receipt' order by position desc limit 1",
                      r -> r.getBoolean(1),
                      today,
                      body)
                  .orElse(false);
          if (!nothingNew) {
            Journal.append(
                tx, Journal.Kind.Tick, today.toString(), Origin.SOURCE, clock.instant(), body);
          }
          return nothingNew;
        });
  }
}
