package org.learnwire.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.bench.bound.Place;
import org.learnwire.bench.people.PeopleRun;
import org.learnwire.bench.pull.PullRun;
import org.learnwire.bench.report.Report;
import org.learnwire.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast people are taken in, and how fast it is known who somebody is. */
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description = {
      "Takes in people with several accounts each, in pages as a pass does, and asks who they are.",
      "What is written stands in the database afterwards: never name one that is used."
    },
    sortOptions = false)
final class PeopleCommand implements Callable<Integer> {
  @Option(
      names = "--people",
      defaultValue = "50000",
      description = "whom HR knows; default ${DEFAULT-VALUE}")
  int people = 50_000;

  @Option(
      names = "--accounts",
      defaultValue = "5",
      description = "of each, the HR record among them; default ${DEFAULT-VALUE}")
  int accounts = 5;

  @Option(
      names = "--look-ups",
      defaultValue = "2000000",
      description = "of those who were asked for before; default ${DEFAULT-VALUE}")
  int lookUps = 2_000_000;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "a new folder, thrown away afterwards; default one of its own")
  @Nullable Path data;

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description = {
        "an empty PostgreSQL database, thrown away afterwards;",
        "LEARNWIRE_DB_USER and LEARNWIRE_DB_PASSWORD"
      })
  @Nullable String jdbc;

  @Option(names = "--seed", defaultValue = "1", description = "of whom is asked for")
  long seed = 1;

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Report report = new Report(System.out, json);
    report.say("at", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Path folder = data == null ? Files.createTempDirectory("learnwire-people") : data;
    try (Database database = new Place(folder, jdbc).open()) {
      report.say("on", database.dialect() + ", " + Runtime.version());
      PeopleRun run = new PeopleRun(database, people, accounts, seed);
      PeopleRun.Taken taken = run.takeIn();
      report.say("taken in", people + " people with " + accounts + " accounts each");
      report.say("seconds", rounded(taken.seconds()));
      report.say("accounts a second", Math.round(taken.accounts() / taken.seconds()));
      PeopleRun.Asked first = run.askOnce();
      report.say("first look-up, µs", rounded(first.micros()));
      PeopleRun.Asked again = run.askAgain(lookUps);
      report.say("look-up again, µs", rounded(again.micros()));
      report.say("of them known", again.known() + " of " + again.asked());
    } finally {
      if (data == null) {
        PullRun.delete(folder);
      }
    }
    report.end();
    return 0;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
