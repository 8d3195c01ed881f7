package org.learnwire.app.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.learnwire.database.Database;
import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.Suppression;
import org.learnwire.routes.privacy.NotErased;
import org.learnwire.routes.privacy.Privacy;
import org.learnwire.routes.privacy.Suppressions;

/** Keeps those out who were erased, where a command works on a data folder without settings. */
final class ErasedOutput {
  private ErasedOutput() {}

  static boolean isListIn(Path folder) {
    return Files.exists(folder.resolve(Suppression.FILE));
  }

  /** Erases again whom a backup brought back, before anybody can look. */
  static void again(LrsDataOption data, PrintStream out) {
    if (!isListIn(data.data)) {
      return;
    }
    try (Database database = data.writing()) {
      Clock clock = Clock.systemUTC();
      Suppression list = Suppressions.in(database, data.data);
      Privacy privacy =
          new Privacy(database, new StatementStore(database, clock), list, data.data, clock);
      if (privacy.catchUp()) {
        out.println("Whoever was erased since is erased again.");
      }
    }
  }

  /** Lets through what names nobody on the list. */
  static Admitted admitted(Database database, Path folder) {
    return new NotErased(Suppressions.in(database, folder));
  }
}
