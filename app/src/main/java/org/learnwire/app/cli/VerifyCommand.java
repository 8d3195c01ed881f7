package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.learnwire.kit.TrialStep;
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
  private static final ObjectMapper JSON = new ObjectMapper();

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
    List<TrialStep> steps = new ArrayList<>();
    try {
      boolean done =
          new Verification(journey, Clock.systemUTC())
              .run(connection, person, scratch, this::agreed, step -> told(steps, step));
      if (!done) {
        System.err.println("learnwire: nothing was written.");
        return ExitCode.COULD_NOT;
      }
    } finally {
      Folders.delete(scratch);
    }
    if (json) {
      System.out.println(asJson(steps));
    }
    boolean differs = steps.stream().anyMatch(s -> s.result() == TrialStep.Result.DIFFERS);
    return differs ? ExitCode.WITH_REST : ExitCode.WELL;
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

  private void told(List<TrialStep> steps, TrialStep step) {
    steps.add(step);
    if (!json) {
      System.out.printf("%-9s %-10s %s%n", step.result().word(), step.name(), step.note());
      step.differences().forEach(each -> System.out.println("  - " + each));
    }
  }

  private static String asJson(List<TrialStep> steps) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    for (TrialStep step : steps) {
      ObjectNode one = all.addObject().put("step", step.name());
      one.put("result", step.result().word()).put("note", step.note());
      step.differences().forEach(one.putArray("differences")::add);
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }
}
