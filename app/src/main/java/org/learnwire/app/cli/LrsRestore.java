package org.learnwire.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills an empty data folder, or an empty PostgreSQL database, with a backup of either. */
@Command(
    name = "restore",
    description = {
      "Fills an empty data folder or PostgreSQL database with a backup, whichever of the two it was"
          + " taken of.",
      "Credentials and settings are no part of a backup: they are files of their own."
    },
    mixinStandardHelpOptions = true)
final class LrsRestore implements Callable<Integer> {
  @Mixin LrsDataOption database = new LrsDataOption();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "what lrs backup wrote")
  Path from = Path.of("");

  @Override
  public Integer call() {
    boolean list = ErasedOutput.isListIn(database.data);
    try {
      database.place().restore(from);
      ErasedOutput.again(database, System.out);
      try (Database restored = database.reading()) {
        new AuditOutput(restored, System.out).restored(database.data);
      }
    } catch (DatabaseFailure e) {
      System.err.println("learnwire: " + e.getMessage());
      return ExitCode.COULD_NOT;
    }
    System.out.println("Restored " + from + ".");
    if (!list) {
      System.err.println(
          "If people were erased since that backup, they are back: copy suppressed.txt and"
              + " learnwire.key from the folder it was taken of into "
              + database.data
              + " before anything is started there; the start erases them again.");
    }
    return ExitCode.WELL;
  }
}
