package org.learnwire.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.bench.growth.Growth;
import org.learnwire.bench.report.Report;
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
    Growth growth = new Growth(launcher, data.toAbsolutePath(), port, jdbc, seconds);
    for (long size = 100_000; size <= (long) to; size *= 10) {
      growth.measure(size, report.at(size));
    }
    report.end();
    return report.rows().stream().allMatch(row -> row.errors().isEmpty()) ? 0 : 3;
  }
}
