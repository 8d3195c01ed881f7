package org.learnwire.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.learnwire.app.settings.InvalidSettings;
import org.learnwire.database.DataFolderInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one command each. */
@Command(
    name = "learnwire",
    description = "Carries learning into work.",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      SyncCommand.class,
      CheckCommand.class,
      PlanCommand.class,
      WritesCommand.class,
      ProposalsCommand.class,
      PeopleCommand.class,
      AccountsCommand.class,
      PreviewCommand.class,
      ReconcileCommand.class,
      ReplayCommand.class,
      BackfillCommand.class,
      MapCommand.class,
      RulesCommand.class,
      PolicyCommand.class,
      AuditCommand.class,
      ConnectorsCommand.class,
      SchemaCommand.class,
      LrsCommand.class,
      SupportBundleCommand.class,
      WarmUpCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Learnwire implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Learnwire.class);

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs one command line; returns its exit code. */
  public static int execute(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Learnwire())
        .setExecutionExceptionHandler(Learnwire::explain)
        .setParameterExceptionHandler(Learnwire::explainWords)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  private static int explainWords(CommandLine.ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(
        "learnwire: "
            + (e instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unknown(line, unmatched.getUnmatched().get(0))
                : e.getMessage() + known(line)));
    err.println("  " + line.getCommandSpec().qualifiedName() + " --help says what it takes.");
    return ExitCode.COULD_NOT;
  }

  private static String unknown(CommandLine line, String word) {
    String what =
        word.startsWith("-") ? "option " : line.getSubcommands().isEmpty() ? "" : "command ";
    if (!what.equals("option ")) {
      return "there is no " + what + word + known(line);
    }
    List<String> options =
        line.getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .map(CommandLine.Model.OptionSpec::longestName)
            .toList();
    return "there is no option " + word + "; there are " + String.join(", ", options);
  }

  private static String known(CommandLine line) {
    List<String> commands =
        line.getSubcommands().entrySet().stream()
            .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .toList();
    return commands.isEmpty() ? "" : "; there are " + String.join(", ", commands);
  }

  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult words) {
    PrintWriter err = line.getErr();
    err.println("learnwire: " + message(e));
    LOG.debug("the command failed", e);
    return ExitCode.COULD_NOT;
  }

  /** What a person needs to know of a failure: never a stack trace. */
  static String message(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof PortInUseException taken) {
        return "port %d is taken by another program. Choose another with --port."
            .formatted(taken.getPort());
      }
    }
    Throwable shown = e;
    while (shown.getCause() != null
        && !(shown instanceof InvalidSettings)
        && !(shown instanceof DataFolderInUse)
        && (shown.getMessage() == null
            || shown.getClass().getName().startsWith("org.springframework")
            || shown.getClass().getName().startsWith("org.learnwire.database.DatabaseFailure"))) {
      shown = shown.getCause();
    }
    String text = shown.getMessage();
    return text == null ? shown.getClass().getSimpleName() : text;
  }
}
