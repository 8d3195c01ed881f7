package org.learnwire.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries the writes of a connection in the user's own test tenant. */
@Command(
    name = "verify",
    description = {
      "Tries the writes of a connection in your own test tenant and prints what differed:",
      "a goal's life (read, create, find, progress, conflict, comment, undo), one recognition or",
      "message. Asks before it writes."
    },
    mixinStandardHelpOptions = true,
    footer = "Exit code: 0 all held, 2 something differed, 1 it was not done.")
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONNECTION", description = "as learnwire.yaml names it")
  String connection = "";

  @Option(
      names = "--person",
      paramLabel = "ID",
      required = true,
      description = "id of a person who is there for tests, in that system")
  String person = "";

  @Option(
      names = "--only",
      paramLabel = "WRITE",
      description = "only writes whose names begin so, as goal or recognition")
  String only = "";

  @Option(names = "--yes", description = "do not ask")
  boolean yes;

  @Option(names = "--json", description = "a JSON array on stdout")
  boolean json;

  @Mixin SettingsOption settings = new SettingsOption();

  @Override
  public Integer call() throws Exception {
    JourneySettings journey = settings.read().journey();
    Path scratch = Files.createTempDirectory("learnwire-verify");
    VerifyOutput output = new VerifyOutput(System.out, json);
    try {
      boolean done =
          new Verification(journey, Clock.systemUTC())
              .run(
                  connection,
                  person,
                  only,
                  scratch,
                  plan -> yes || Consent.given(connection, plan),
                  output::tell);
      if (!done) {
        System.err.println("learnwire: nothing was written.");
        return ExitCode.COULD_NOT;
      }
    } finally {
      Folders.delete(scratch);
    }
    output.end();
    return output.differs() ? ExitCode.WITH_REST : ExitCode.WELL;
  }
}
