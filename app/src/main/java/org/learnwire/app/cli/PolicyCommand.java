package org.learnwire.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What was agreed about people's data. */
@Command(
    name = "policy",
    description = "What was agreed about people's data.",
    subcommands = PolicyReportCommand.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
