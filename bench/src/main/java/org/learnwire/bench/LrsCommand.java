package org.learnwire.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.learnwire.bench.bound.Bound;
import org.learnwire.bench.http.LrsAddress;
import org.learnwire.bench.lrs.LrsRun;
import org.learnwire.bench.lrs.Part;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Statements;
import org.learnwire.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Drives an LRS over HTTP. */
@Command(
    name = "lrs",
    mixinStandardHelpOptions = true,
    description = "Drives any LRS over HTTP; key and secret are LRS_KEY and LRS_SECRET.",
    sortOptions = false)
final class LrsCommand implements Callable<Integer> {
  @Option(names = "--url", required = true, description = "as http://127.0.0.1:8080/xapi")
  String url = "";

  @Option(
      names = "--version",
      defaultValue = "1.0.3",
      description = "of xAPI: 1.0.3 or 2.0.0, default ${DEFAULT-VALUE}")
  String version = "1.0.3";

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "some of: ${COMPLETION-CANDIDATES}; default all")
  List<Part> only = List.of(Part.values());

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "for each row of writing, and for each query at most; default ${DEFAULT-VALUE}")
  double seconds = 10;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "seconds of sending and asking before the clock; default ${DEFAULT-VALUE}")
  double warmUp = 20;

  @Option(
      names = "--fill",
      defaultValue = "20000",
      description = "statements to be sent before queries are asked; default ${DEFAULT-VALUE}")
  long fill = 20_000;

  @Option(
      names = "--people",
      defaultValue = "1000",
      description = "who learn; default ${DEFAULT-VALUE}")
  int people = 1000;

  @Option(names = "--seed", defaultValue = "1", description = "of everything that is sent")
  long seed = 1;

  @Option(
      names = "--run",
      paramLabel = "MILLIS",
      description = "what ids and timestamps begin with; default now, so that ids are new")
  long run = System.currentTimeMillis();

  @Option(
      names = "--pid",
      split = ",",
      description = "of the server, for its memory and CPU; its database's too, with a comma")
  List<Long> pids = List.of();

  @Option(
      names = "--with-bound",
      description = "first bare JDBC into tables of ours; batches are then shares of its best rate")
  boolean withBound;

  @Mixin BoundDatabase bound = new BoundDatabase();

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    LrsAddress address =
        LrsAddress.of(url, environment("LRS_KEY"), environment("LRS_SECRET"), version);
    Report report = new Report(System.out, json);
    new LrsRun(
            address,
            new LrsRun.Plan(only, seconds, warmUp, fill, people, seed, run, pids, best(report)))
        .into(report);
    report.end();
    return report.rows().stream().allMatch(row -> row.errors().isEmpty()) ? 0 : 3;
  }

  /** The bound's best rate; 0 when it is not wanted. */
  private double best(Report report) throws Exception {
    if (!withBound) {
      return 0;
    }
    Statements statements = new Statements(new Company(seed, people), run);
    try (Database database = bound.open()) {
      return Bound.best(bound.measure(database, statements, seconds, report));
    }
  }

  private static String environment(String name) {
    String value = Map.copyOf(System.getenv()).get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          name + " is not set: export LRS_KEY and LRS_SECRET, the credential to send with");
    }
    return value;
  }
}
