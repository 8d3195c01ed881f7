package org.learnwire.app.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.learnwire.lrs.NewCredential;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a client a new secret and prints it, once. */
@Command(
    name = "rotate",
    description = "Gives a client a new secret; prints it once. A running server takes it at once.",
    mixinStandardHelpOptions = true)
final class CredentialsRotateCommand implements Callable<Integer> {
  @Mixin CredentialsOption credentials = new CredentialsOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "KEY", description = "its key, as list shows it")
  String key = "";

  @Option(
      names = "--old-valid-for",
      paramLabel = "TIME",
      defaultValue = "PT0S",
      description = "how long the old secret still works, such as 30m, 24h or P7D (default: not)")
  String oldValidFor = "PT0S";

  @Override
  public Integer call() {
    Optional<NewCredential> made = credentials.open().rotate(key, duration());
    if (made.isEmpty()) {
      System.err.println("learnwire: " + CredentialsOption.nobody(key));
      return ExitCode.COULD_NOT;
    }
    credentials.print(made.get());
    return ExitCode.WELL;
  }

  private Duration duration() {
    String text = oldValidFor.strip();
    try {
      Duration given =
          Duration.parse(
              text.startsWith("P")
                  ? text
                  : text.endsWith("d")
                      ? "P" + text.toUpperCase(Locale.ROOT)
                      : "PT" + text.toUpperCase(Locale.ROOT));
      if (!given.isNegative()) {
        return given;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new ParameterException(
        spec.commandLine(), "--old-valid-for " + text + " is no time such as 30m, 24h or P7D");
  }
}
