package org.learnwire.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns what a connection's system really answers into fixtures that show nobody. */
@Command(
    name = "record",
    description = {
      "Reads the streams of a connection and writes a folder with fixtures:",
      "names, addresses, ids and secrets are made up, the same for the same. Read it before you",
      "give it away. With --writes the writes are tried too, as `connectors verify` does."
    },
    mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONNECTION", description = "as learnwire.yaml names it")
  String connection = "";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "the folder to write (default: ./recorded/CONNECTION)")
  @Nullable Path to;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "2",
      description = "records that are kept of a list (default: ${DEFAULT-VALUE})")
  int records = 2;

  @Option(
      names = "--writes",
      description = "record the writes of a goal or a message too, in your own test tenant")
  boolean writes;

  @Option(
      names = "--person",
      paramLabel = "ID",
      description = "with --writes: id of a person who is there for tests, in that system")
  @Nullable String person;

  @Option(names = "--yes", description = "with --writes: do not ask")
  boolean yes;

  @Mixin SettingsOption settings = new SettingsOption();

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (records < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--records must be 1 or more");
    }
    if (writes != (person != null)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--writes and --person go together: writes are tried with a person who is there for tests");
    }
    Path into = to == null ? Path.of("recorded", connection) : to;
    RecordOutput output =
        RecordOutput.found()
            .orElseThrow(
                () ->
                    new CommandLine.ParameterException(
                        spec.commandLine(),
                        "the program alone cannot record; start it as ./learnwire connectors"
                            + " record"));
    output.record(settings.read().journey(), connection, into, records, person, yes);
    System.out.printf("%s is written. Read it, then: learnwire connectors test %s%n", into, into);
    return ExitCode.WELL;
  }
}
