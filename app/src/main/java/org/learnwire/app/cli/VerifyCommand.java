package org.learnwire.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
      "read, create, find, progress, conflict, undo. Asks before it writes."
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
              .run(connection, person, scratch, this::agreed, output::tell);
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

  private boolean agreed(List<String> plan) {
    if (yes) {
      return true;
    }
    System.err.println("This writes through the connection " + connection + ". It will");
    plan.forEach(each -> System.err.println("  " + each));
    System.err.print("Is that a test tenant, and shall it be done? Write yes: ");
    System.err.flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      String answer = in.readLine();
      return answer != null && answer.strip().equalsIgnoreCase("yes");
    } catch (IOException e) {
      throw new UncheckedIOException("nobody could be asked; --yes says it beforehand", e);
    }
  }
}
