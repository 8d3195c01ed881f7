package org.learnwire.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.lrs.NeededByDecisions;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.settings.LrsReader;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.DatabasePlace;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.retention.Retention;
import org.learnwire.lrs.retention.RetentionCount;
import org.learnwire.lrs.retention.RetentionRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the rules of retention cover, and taking it away. */
@Command(
    name = "retention",
    description = {
      "Applies the rules under \"retention:\" once; a running server does it every day.",
      "The rules stand in the settings (-c FILE), else in lrs.yaml in the data folder."
    },
    mixinStandardHelpOptions = true)
final class LrsRetentionCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "settings with the rules and the data folder")
  @Nullable Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "data folder")
  @Nullable Path data;

  @Mixin JdbcOption jdbc = new JdbcOption();

  @Option(
      names = "--dry-run",
      description = "count what each rule covers and change nothing; a server may be running")
  boolean dryRun;

  @Override
  public Integer call() {
    Path folder = data == null ? Path.of("data") : data;
    DatabasePlace place;
    List<RetentionRule> rules;
    if (config == null) {
      place = jdbc.of(folder);
      rules = LrsReader.in(folder, System::getenv).retention();
    } else {
      AppSettings settings =
          new SettingsFile(config, Clock.systemUTC(), System::getenv)
              .read(Optional.ofNullable(data));
      place = settings.journey().place();
      rules = settings.duties().retention();
    }
    if (rules.isEmpty()) {
      System.err.println(
          "learnwire: there are no rules under \"retention:\". Write them into lrs.yaml in the"
              + " data folder, or name the settings that hold them with -c FILE.");
      return ExitCode.COULD_NOT;
    }
    try (Database database =
        dryRun ? place.openReadOnly() : place.open(DatabaseOptions.standard())) {
      print(apply(database, rules));
    }
    return ExitCode.WELL;
  }

  private List<RetentionCount> apply(Database database, List<RetentionRule> rules) {
    Clock clock = Clock.systemUTC();
    Retention retention =
        new Retention(
            database, new StatementStore(database, clock), rules, new NeededByDecisions(), clock);
    return dryRun ? retention.dryRun() : retention.run();
  }

  private void print(List<RetentionCount> counts) {
    for (RetentionCount count : counts) {
      System.out.println(
          count.rule().inWords()
              + ": "
              + count.removed()
              + (dryRun ? " would be removed" : " removed")
              + (count.needed() > 0 ? ", " + count.needed() + " still needed and kept" : ""));
    }
  }
}
