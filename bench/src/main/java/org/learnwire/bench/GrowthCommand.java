package org.learnwire.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.bench.bound.Bound;
import org.learnwire.bench.bound.Place;
import org.learnwire.bench.growth.Growth;
import org.learnwire.bench.growth.Slower;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.report.Row;
import org.learnwire.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How our LRS behaves as it fills. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description =
        "Fills our LRS with 100,000 statements, then ten times as many; measures at each.",
    sortOptions = false)
final class GrowthCommand implements Callable<Integer> {
  private static final long FIRST = 100_000;

  @Option(
      names = "--to",
      defaultValue = "1e6",
      description = "1e5, 1e6 or 1e7; default ${DEFAULT-VALUE}")
  double to = 1e6;

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "a new folder")
  Path data = Path.of("");

  @Option(names = "--jdbc", description = "PostgreSQL, passed on; user and password as for run")
  @Nullable String jdbc;

  @Option(
      names = "--port",
      defaultValue = "8085",
      description = "for the server; default ${DEFAULT-VALUE}")
  int port = 8085;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "for each row of writing, and for each query at most; default ${DEFAULT-VALUE}")
  double seconds = 10;

  @Option(
      names = "--launcher",
      defaultValue = "${env:LEARNWIRE_LAUNCHER:-./learnwire}",
      hidden = true)
  String launcher = "./learnwire";

  @Option(
      names = "--with-bound",
      description = "at the end bare JDBC into the same, full database, which is spoilt by it")
  boolean withBound;

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(data);
    try (Stream<Path> files = Files.list(data)) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException(
            "--data " + data + " is not empty: name a new folder, so that the steps are exact");
      }
    }
    Report report = new Report(System.out, json);
    Place place = new Place(data.toAbsolutePath(), jdbc);
    Growth growth = new Growth(launcher, place, port, seconds);
    List<Row> batches = List.of();
    for (long size = FIRST; size <= (long) to; size *= 10) {
      batches = growth.measure(size, report.at(size));
    }
    Slower.with(report.rows(), FIRST, (long) to).forEach(report::say);
    if (withBound) {
      compare(batches, place, growth, report);
    }
    report.end();
    return report.rows().stream().allMatch(row -> row.errors().isEmpty()) ? 0 : 3;
  }

  private void compare(List<Row> batches, Place place, Growth growth, Report report)
      throws Exception {
    try (Database database = place.open()) {
      List<Row> bound = new Bound(database, growth.statements(), Bound.SAMPLE, seconds).runAll();
      report.add(bound);
      batches.forEach(row -> report.add(row.against(Bound.best(bound))));
    }
  }
}
