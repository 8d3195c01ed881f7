package org.learnwire.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What follows from what people did: the rules, tried and explained. */
@Command(
    name = "rules",
    description = "The rules: tried, held against each other, explained.",
    subcommands = {
      RulesTestCommand.class,
      RulesCheckCommand.class,
      RulesExplainCommand.class,
      RulesBacktestCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class RulesCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
