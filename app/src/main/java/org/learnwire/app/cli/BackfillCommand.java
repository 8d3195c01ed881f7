package org.learnwire.app.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.BackfillRequest;
import org.learnwire.app.BackfillRequest.Action;
import org.learnwire.app.ServerFile;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the past of streams beside their present. */
@Command(
    name = "backfill",
    description =
        "Reads what lies back, as history: it gives context, never a decision. A running server"
            + " does it beside its passes.",
    mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "CONNECTION[/STREAM]",
      description = "one stream, or all of a connection; may be left out with --status")
  @Nullable String which;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "a day or a time; without it from the beginning")
  @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "no longer part of it; without it where the present has begun")
  @Nullable String to;

  @ArgGroup Doing doing = new Doing();

  /** What is done with one that is there. */
  static final class Doing {
    @Option(names = "--pause", description = "end at the next page; what came in stays")
    boolean pause;

    @Option(names = "--resume", description = "go on where it was paused, stopped or failed")
    boolean resume;

    @Option(names = "--status", description = "how far it is")
    boolean status;

    Action action() {
      return pause ? Action.PAUSE : resume ? Action.RESUME : status ? Action.STATUS : Action.BEGIN;
    }
  }

  @Override
  public Integer call() throws Exception {
    AppSettings read = settings.read();
    JourneySettings journey = read.journey();
    if (which == null && doing.action() != Action.STATUS) {
      System.err.println("learnwire: backfill takes CONNECTION or CONNECTION/STREAM.");
      return ExitCode.COULD_NOT;
    }
    ZoneId zone = journey.zone();
    Optional<Instant> first = Moments.read("--from", from, zone);
    BackfillRequest request =
        new BackfillRequest(
            which,
            first.map(Instant::toString).orElse(null),
            Moments.read("--to", to, zone).map(Instant::toString).orElse(null),
            doing.action());
    try (CtrlC ctrlC = new CtrlC();
        Journey open = Journeys.open(read, Clock.systemUTC(), DatabaseOptions.standard())) {
      ctrlC.stops(open);
      return here(open, request);
    } catch (DataFolderInUse e) {
      List<String> lines = ServerFile.in(journey.data()).backfill(request).orElseThrow(() -> e);
      lines.forEach(System.out::println);
      System.out.println("The server that runs on this data does it; --status says how far it is.");
      return ExitCode.WELL;
    }
  }

  private static int here(Journey journey, BackfillRequest request) throws InterruptedException {
    List<String> lines = request.lines(journey.operations().backfills());
    if (request.action() == Action.BEGIN || request.action() == Action.RESUME) {
      journey.operations().backfills().run();
      lines = request.status().lines(journey.operations().backfills());
    }
    lines.forEach(System.out::println);
    if (lines.isEmpty()) {
      System.out.println("There is no backfill.");
    }
    return lines.stream().anyMatch(line -> line.contains(" failed ")) ? ExitCode.COULD_NOT : 0;
  }
}
