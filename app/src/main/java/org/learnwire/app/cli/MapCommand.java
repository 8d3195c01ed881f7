package org.learnwire.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The learning map: which course belongs to what. */
@Command(
    name = "map",
    description = "The learning map: which course belongs to what.",
    subcommands = MapCheckCommand.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class MapCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
