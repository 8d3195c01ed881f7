package org.learnwire.app.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.learnwire.app.ServerFile;
import org.learnwire.app.desk.Journeys;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.MappingReplay.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Maps what is kept of the vendors' records anew. */
@Command(
    name = "replay",
    description =
        "Maps the raw records that are kept anew, without asking the vendor. Without --yes it says"
            + " what it would do and changes nothing.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Parameters(
      paramLabel = "CONNECTION[/STREAM]",
      description = "one stream, or all of a connection that make statements")
  String which = "";

  @Option(
      names = "--mapping",
      required = true,
      description = "with the mappings as they are now: old statements are voided, new ones linked")
  boolean mapping;

  @Option(names = "--yes", description = "do it")
  boolean yes;

  @Override
  public Integer call() throws Exception {
    JourneySettings journey = settings.read().journey();
    if (!yes) {
      return OnACopy.look(
          journey, copy -> print(copy.operations().replayMapping(which, true), false));
    }
    try (Journey open = Journeys.open(journey, Clock.systemUTC(), DatabaseOptions.standard())) {
      return print(open.operations().replayMapping(which, false), true);
    } catch (DataFolderInUse e) {
      return print(ServerFile.in(journey.data()).replay(which).orElseThrow(() -> e), true);
    }
  }

  private static int print(List<Outcome> outcomes, boolean done) {
    long left = 0;
    for (Outcome outcome : outcomes) {
      System.out.printf(
          "%-10s %-22s %d statements %s voided and as many new ones linked; %d stay, of which %d"
              + " have no raw record%n",
          outcome.connection(),
          outcome.stream(),
          outcome.replaced(),
          done ? "were" : "would be",
          outcome.left() + outcome.without(),
          outcome.without());
      outcome.problems().forEach(problem -> System.out.println("    " + problem));
      left += outcome.left();
    }
    if (!done) {
      System.out.println("Nothing was changed. The same with --yes does it.");
    }
    return left == 0 ? ExitCode.WELL : ExitCode.WITH_REST;
  }
}
