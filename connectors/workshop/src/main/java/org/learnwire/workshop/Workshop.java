package org.learnwire.workshop;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands for those who make connectors, in a process of their own. */
@Command(
    name = "learnwire connectors",
    description = "Makes connectors and tries them.",
    subcommands = {NewCommand.class, TestCommand.class, PageCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Workshop implements Runnable {
  static final int WELL = 0;
  static final int COULD_NOT = 1;
  static final int DIFFERS = 2;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** Exit codes: 0 all is well, 1 could not be done, 2 was done and something differs. */
  public static void main(String[] args) {
    // What is logged is searched for secrets, and shown to nobody: the outcome says what is wrong.
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.WARN);
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Workshop())
        .setExecutionExceptionHandler(
            (e, line, words) -> refused(line.getErr(), String.valueOf(e.getMessage())))
        .setParameterExceptionHandler(Workshop::wrongWords);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongWords(CommandLine.ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    List<String> commands = List.copyOf(line.getSubcommands().keySet());
    refused(
        line.getErr(),
        e.getMessage() + (commands.isEmpty() ? "" : "; there are " + String.join(", ", commands)));
    line.getErr()
        .println("  " + line.getCommandSpec().qualifiedName() + " --help says what it takes.");
    return COULD_NOT;
  }

  private static int refused(PrintWriter err, String message) {
    err.println("learnwire: " + message);
    return COULD_NOT;
  }
}
