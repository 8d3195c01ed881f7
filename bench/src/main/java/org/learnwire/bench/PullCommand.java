package org.learnwire.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.learnwire.bench.bound.Bound;
import org.learnwire.bench.bound.Place;
import org.learnwire.bench.pull.PullRun;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Statements;
import org.learnwire.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast records come from a source into the LRS. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = {
      "Pulls a made-up source page by page into a new data folder, against a plain loop over the",
      "same pages and against what the database takes. The slower of the two is the bound."
    },
    sortOptions = false)
final class PullCommand implements Callable<Integer> {
  @Option(
      names = "--records",
      defaultValue = "1000000",
      description = "that the source has; default ${DEFAULT-VALUE}")
  long records = 1_000_000;

  @Option(
      names = "--page",
      split = ",",
      defaultValue = "100,1000",
      description = "records to a page; default ${DEFAULT-VALUE}")
  List<Integer> pages = List.of(100, 1000);

  @Option(
      names = "--latency",
      defaultValue = "20",
      description = "milliseconds that each page takes the source; default ${DEFAULT-VALUE}")
  long latency = 20;

  @Option(
      names = "--loop",
      defaultValue = "30",
      description = "seconds that the plain loop goes on, at most; default ${DEFAULT-VALUE}")
  double loopSeconds = 30;

  @Option(
      names = "--launcher",
      defaultValue = "${env:LEARNWIRE_LAUNCHER:-./learnwire}",
      hidden = true)
  String launcher = "./learnwire";

  @Option(names = "--seed", defaultValue = "1", description = "of everything that is pulled")
  long seed = 1;

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Report report = new Report(System.out, json);
    report.say("at", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    report.say("source", records + " records, " + latency + " ms a page");
    double database = database(report);
    for (int page : pages) {
      PullRun run = new PullRun(launcher, new Company(seed, 1000), records, latency, loopSeconds);
      List<Row> rows = run.measure(page, database);
      rows.forEach(report::add);
    }
    report.end();
    return 0;
  }

  /** As many statements by bare JDBC into the same tables. */
  private double database(Report report) throws Exception {
    Path folder = Files.createTempDirectory("learnwire-bound");
    Statements statements = new Statements(new Company(seed, 1000), System.currentTimeMillis());
    try (Database database = new Place(folder, null).open()) {
      List<Row> rows = new Bound(database, statements, Bound.SAMPLE, records / 20_000.0).runAll();
      rows.forEach(report::add);
      return Bound.best(rows);
    } finally {
      PullRun.delete(folder);
    }
  }
}
