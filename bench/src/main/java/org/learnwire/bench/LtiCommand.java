package org.learnwire.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.bench.lti.Campus;
import org.learnwire.bench.lti.LaunchRun;
import org.learnwire.bench.pull.PullRun;
import org.learnwire.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast people come in from a learning platform, and how fast their pages are. */
@Command(
    name = "lti",
    mixinStandardHelpOptions = true,
    description = {
      "Starts our server on a year of a company's learning, and a learning platform beside it that",
      "signs in a JVM of its own. People launch: login, the platform's signature, the launch, until",
      "they are let in; then the same with the page that it leads to. stmts/s are launches; times",
      "are the server's for its answers of one launch together, seen from outside. bound: share of",
      "what the cores could do if they made and looked at signatures only. Then a team's page and",
      "a course's."
    },
    sortOptions = false)
final class LtiCommand implements Callable<Integer> {
  @Option(
      names = "--users",
      defaultValue = "200",
      description = "at the same time; default ${DEFAULT-VALUE}")
  int users = 200;

  @Option(
      names = "--rate",
      defaultValue = "300",
      description = "launches a second, for the row of times; default ${DEFAULT-VALUE}")
  double rate = 300;

  @Option(
      names = "--statements",
      defaultValue = "1000000",
      description = "of the year; default ${DEFAULT-VALUE}")
  long statements = 1_000_000;

  @Option(
      names = "--people",
      defaultValue = "20000",
      description = "who learn, each with ten to lead as far as they go; default ${DEFAULT-VALUE}")
  long people = 20_000;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "for each row; default ${DEFAULT-VALUE}")
  double seconds = 30;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder that is filled once and used again; default: a new one, taken away")
  @Nullable Path data;

  @Option(
      names = "--port",
      defaultValue = "8086",
      description = "for the server; default ${DEFAULT-VALUE}")
  int port = 8086;

  @Option(
      names = "--launcher",
      defaultValue = "${env:LEARNWIRE_LAUNCHER:-./learnwire}",
      hidden = true)
  String launcher = "./learnwire";

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Path folder = data == null ? Files.createTempDirectory("learnwire-lti") : data;
    Report report = new Report(System.out, json);
    report.say("at", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    report.say("in the store", statements + " statements of " + people + " people");
    try {
      Campus campus = new Campus(folder.toAbsolutePath(), people, statements);
      new LaunchRun(launcher, campus, users, rate, seconds).measure(port, report);
    } finally {
      if (data == null) {
        PullRun.delete(folder);
      }
    }
    report.end();
    return report.rows().stream().allMatch(row -> row.errors().isEmpty()) ? 0 : 3;
  }
}
