package org.learnwire.app.cli;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.Database;
import org.learnwire.routes.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Walks from a decision back to the facts. */
@Command(
    name = "explain",
    description = "Why something was decided: the rule, the facts, what became of it.",
    mixinStandardHelpOptions = true)
final class RulesExplainCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Parameters(
      paramLabel = "DECISION",
      description = "its id as ./learnwire plan shows it, or how it begins")
  String decision = "";

  @Override
  public Integer call() throws Exception {
    AppSettings read = settings.read();
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    try (Database looking = read.journey().place().openReadOnly()) {
      Explanation explanation = new Explanation(looking, Clock.systemUTC(), read.journey().zone());
      List<UUID> found = explanation.find(decision);
      if (found.size() == 1) {
        explanation.of(found.get(0)).forEach(System.out::println);
        return ExitCode.WELL;
      }
      System.err.println(
          found.isEmpty()
              ? "learnwire: no decision has this id or begins with these six or more characters;"
                  + " ./learnwire plan lists what waits"
              : "learnwire: more than one decision begins so: " + found);
      return ExitCode.COULD_NOT;
    }
  }
}
