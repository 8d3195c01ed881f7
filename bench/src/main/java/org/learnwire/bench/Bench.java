package org.learnwire.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures Learning Record Stores, ours and any other, and what pulls into ours. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "How fast a Learning Record Store is, what is pulled into ours, who it was, and launches.",
    subcommands = {
      LrsCommand.class,
      BoundCommand.class,
      GrowthCommand.class,
      PullCommand.class,
      MappingCommand.class,
      PeopleCommand.class,
      RulesCommand.class,
      LtiCommand.class
    })
public final class Bench {

  /**
   * Exit codes: 0 when measured without errors, 1 when it could not, 3 when errors were counted.
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println("bench: " + failure.getMessage());
              return 1;
            });
  }
}
