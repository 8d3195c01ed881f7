package org.learnwire.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.bench.bound.Place;
import org.learnwire.bench.pull.PullRun;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.rules.RuleBench;
import org.learnwire.bench.rules.Year;
import org.learnwire.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast rules decide on a journal. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = {
      "Lets the rules of the library, and variants of them, catch up with a year of a company's",
      "learning in a database on disk: events of the journal per second, and the most heap.",
      "bound: share of the rate at which the database alone reads events and writes states."
    },
    sortOptions = false)
final class RulesCommand implements Callable<Integer> {
  /** Events for which the floor is measured. */
  private static final long FLOOR = 100_000;

  @Option(
      names = "--statements",
      defaultValue = "1000000",
      description = "of the year; default ${DEFAULT-VALUE}")
  long statements = 1_000_000;

  @Option(
      names = "--people",
      defaultValue = "20000",
      description = "who learn; default ${DEFAULT-VALUE}")
  long people = 20_000;

  @Option(
      names = "--paths",
      defaultValue = "40",
      description =
          "in which each of them learns, one after the other; 40: today in this one, tomorrow in"
              + " that; default ${DEFAULT-VALUE}")
  int paths = 40;

  @Option(
      names = "--variants",
      defaultValue = "40",
      description = "of the library's rules, besides them; default ${DEFAULT-VALUE}")
  int variants = 40;

  @Option(
      names = "--days",
      defaultValue = "30",
      description =
          "the rules were switched on so long before the year's end: what was before gives"
              + " context; default ${DEFAULT-VALUE}")
  int days = 30;

  @Option(
      names = "--data",
      description = "folder that is filled once and used again; default: a new one, taken away")
  @Nullable Path data;

  @Option(
      names = "--jdbc",
      description = "PostgreSQL's URL; LEARNWIRE_DB_USER and LEARNWIRE_DB_PASSWORD say who")
  @Nullable String jdbc;

  @Option(
      names = "--launcher",
      defaultValue = "${env:LEARNWIRE_LAUNCHER:-./learnwire}",
      hidden = true)
  String launcher = "./learnwire";

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Path folder = data == null ? Files.createTempDirectory("learnwire-rules") : data;
    Path library =
        Path.of(launcher)
            .toAbsolutePath()
            .getParent()
            .resolve("config-samples/rules-library/rules");
    Report report = new Report(System.out, json);
    report.say("at", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    report.say("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MB at most");
    try (Database database = new Place(folder, jdbc).open()) {
      boolean filled =
          database.read(tx -> tx.one("select 1 from journal limit 1", r -> true).orElse(false));
      if (!filled) {
        new Year(1, people, statements, paths).fill(database);
      }
      RuleBench bench = new RuleBench(database, library, variants, days);
      report.say("rules", bench.rules() + ", switched on " + days + " days before the end");
      bench.rewind();
      RuleBench.Caught caught = bench.catchUp();
      report.say("decisions", caught.decisions() + ", taken back " + caught.withdrawn());
      report.say("most heap in use", caught.heapMb() + " MB");
      report.say("most heap left by a collection", caught.liveMb() + " MB");
      double floor = bench.floor(Math.min(FLOOR, caught.deciding().events()));
      report.add(row("catching up", caught.whole()).against(floor));
      report.add(row("of it since the rules are on", caught.deciding()).against(floor));
      report.say("floor, the database alone", Math.round(floor) + " events/s");
      report.end();
    } finally {
      if (data == null) {
        PullRun.delete(folder);
      }
    }
    return 0;
  }

  private static Row row(String name, RuleBench.Part part) {
    return new Row(
        name,
        0,
        1,
        part.seconds(),
        1,
        part.events(),
        part.perSecond(),
        0,
        0,
        0,
        Map.of(),
        0,
        part.cpu() / part.seconds(),
        0,
        0);
  }
}
