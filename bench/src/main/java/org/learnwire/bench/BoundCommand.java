package org.learnwire.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Statements;
import org.learnwire.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the database could take. */
@Command(
    name = "bound",
    mixinStandardHelpOptions = true,
    description = {
      "Bare JDBC into the tables of ours: what the store could reach at best.",
      "What is written stands in the database afterwards: never name one that is used."
    },
    sortOptions = false)
final class BoundCommand implements Callable<Integer> {
  @Mixin BoundDatabase where = new BoundDatabase();

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "of each row, at least; default ${DEFAULT-VALUE}")
  double seconds = 5;

  @Option(names = "--seed", defaultValue = "1", description = "of everything that is written")
  long seed = 1;

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Report report = new Report(System.out, json);
    report.say("at", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Statements statements = new Statements(new Company(seed, 1000), System.currentTimeMillis());
    try (Database database = where.open()) {
      where.measure(database, statements, seconds, report);
    }
    report.end();
    return 0;
  }
}
