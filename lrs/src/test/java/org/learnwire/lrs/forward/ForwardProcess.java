package org.learnwire.lrs.forward;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.Origin;
import org.learnwire.lrs.RunningLrs;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StatementFilter;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.visibility.Visibility;

/** An LRS that stores and forwards until somebody kills it. */
public final class ForwardProcess {
  private ForwardProcess() {}

  /** Every third statement is none that the target wants. */
  static Statement statement(int number) {
    return RunningLrs.statement(number % 3 == 0 ? Verbs.FAILED : Verbs.COMPLETED, number)
        .withId(id(number));
  }

  static UUID id(int number) {
    return UUID.nameUUIDFromBytes(("statement " + number).getBytes(StandardCharsets.UTF_8));
  }

  static StatementFilter completed() {
    return new StatementFilter(Set.of(Verbs.COMPLETED.id()), Set.of(), Set.of(), Set.of());
  }

  public static void main(String[] args) throws Exception {
    Database database = Database.open(Path.of(args[0]), DatabaseOptions.standard());
    StatementStore store = new StatementStore(database, Clock.systemUTC());
    ForwardTarget target =
        new ForwardTarget(
            "there",
            URI.create(args[1]),
            args[2],
            args[3],
            completed(),
            true,
            Set.of(),
            Sight.of(Visibility.standard(), Sees.standard()),
            false);
    Forwarding.start(List.of(target), database, store, Clock.systemUTC(), Duration.ofMillis(20));
    int count = Integer.parseInt(args[4]);
    for (int i = 0; i < count; i++) {
      Statement statement = statement(i);
      database.write(
          "test", tx -> store.store(tx, statement, Origin.SOURCE, StoreOptions.from("academy")));
      if (i % 10 == 0) {
        Thread.sleep(5);
      }
    }
    System.out.println("all stored");
    Thread.sleep(120_000);
  }
}
