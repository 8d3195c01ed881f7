package org.learnwire.app.cli;

import java.time.Clock;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Desk;
import org.learnwire.routes.Journey;

/** Plans for the next cycle what a frozen one holds. */
final class CyclesOutput {
  private CyclesOutput() {}

  /** Needs the connections, so that it opens the whole journey; nothing is read or sent. */
  static Desk.Approved planForNext(AppSettings read, String which, String who) {
    try (Journey journey =
        Journey.open(read.journey(), Clock.systemUTC(), DatabaseOptions.standard())) {
      return journey.cycles().planForNext(which, who);
    }
  }
}
