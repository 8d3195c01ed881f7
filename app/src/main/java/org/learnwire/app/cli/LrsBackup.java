package org.learnwire.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.learnwire.database.DatabaseFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a backup, also while a server runs. */
@Command(
    name = "backup",
    description = "Writes all rows as they are at one moment into a file, while the server runs.",
    mixinStandardHelpOptions = true)
final class LrsBackup implements Callable<Integer> {
  @Mixin LrsDataOption database = new LrsDataOption();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "a file that is not there yet; it is a SQLite database")
  Path to = Path.of("");

  @Override
  public Integer call() throws Exception {
    try {
      database.place().backup(to);
    } catch (DatabaseFailure e) {
      System.err.println("learnwire: " + e.getMessage());
      return ExitCode.COULD_NOT;
    }
    double megabytes = Files.size(to) / 1e6;
    System.out.println(String.format(Locale.ROOT, "Backup: %s, %.1f MB", to, megabytes));
    return ExitCode.WELL;
  }
}
