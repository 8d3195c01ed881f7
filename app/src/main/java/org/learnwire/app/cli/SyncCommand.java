package org.learnwire.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One pass over the connections. */
@Command(
    name = "sync",
    description = "One pass over the connections.",
    mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(names = "--only", paramLabel = "NAME", description = "this connection only")
  @Nullable String only;

  @Option(names = "--sweep", description = "read everything, also what has not changed")
  boolean sweep;

  @Option(
      names = "--remap",
      paramLabel = "NAME/STREAM",
      description = "read a stream anew: old statements are voided and linked to the new ones")
  @Nullable String remap;

  @Option(
      names = "--accept-drift",
      paramLabel = "NAME/STREAM",
      description = "fields of the stream that are empty now are right so")
  @Nullable String acceptDrift;

  @Option(
      names = "--allow-leavers",
      description = "however many people of a connection have left: it is true this time")
  boolean allowLeavers;

  @Option(names = "--dry-run", description = "on a copy of the database: nothing is kept or sent")
  boolean dryRun;

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    AppSettings read = settings.read();
    if (dryRun) {
      return dry(read.journey());
    }
    return pass(Journeys.open(read, Clock.systemUTC(), DatabaseOptions.standard()), true);
  }

  private int pass(Journey journey, boolean send) throws Exception {
    try (Journey open = journey;
        CtrlC ctrlC = new CtrlC()) {
      ctrlC.stops(open);
      Instant began = Instant.now();
      if (acceptDrift != null) {
        open.operations().acceptDrift(acceptDrift);
      }
      PassReport report =
          open.pass(
              new PassRequest(
                  Optional.ofNullable(only),
                  sweep,
                  Optional.ofNullable(remap),
                  send,
                  allowLeavers));
      PassOutput output = new PassOutput(System.out);
      Rest rest = Rest.since(open, began);
      if (json) {
        output.json(report, send ? null : open.plan(), rest);
      } else {
        output.text(report);
        rest.text(System.out);
        if (!send) {
          new PlanOutput(System.out).text(open.plan());
        }
      }
      return report.exitCode();
    }
  }

  /** Guarantee 6: a copy is worked on, so that afterwards every table is as it was. */
  private int dry(JourneySettings journey) throws Exception {
    Path copy = Files.createTempDirectory("learnwire-dry-run");
    try {
      if (journey.place().exists()) {
        journey.place().snapshot(copy.resolve("data"));
      }
      JourneySettings there = journey.withData(copy.resolve("data"));
      return pass(Journeys.open(there, Clock.systemUTC(), DatabaseOptions.standard()), false);
    } finally {
      Folders.delete(copy);
    }
  }
}
