package org.learnwire.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who did what when: whether the list is whole, its end, and all of it as a file. */
@Command(
    name = "audit",
    description = "Who did what when: verifying the list, its head, the list as a file.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {

  @Command(
      name = "verify",
      description = {
        "Looks through the whole chain and names the first row that was altered, taken out or moved;",
        "then through the steps of the ledger, and names the first that the chain tells otherwise.",
        "Works on a data folder, on a copy of one, and with --jdbc on PostgreSQL; changes nothing."
      },
      mixinStandardHelpOptions = true,
      footer = "Exit code: 0 it holds, 2 it does not, 1 it could not be looked at.")
  int verify(
      @Mixin LrsDataOption data,
      @Option(
              names = "--head",
              paramLabel = "HEAD",
              description =
                  "what audit head printed, or the log said: finds rows cut off at the end; without"
                      + " it, the heads that the data folder keeps day by day")
          @Nullable String head)
      throws Exception {
    try (Database database = data.reading()) {
      return new AuditOutput(database, System.out).verify(head, data.data);
    }
  }

  @Command(
      name = "head",
      description =
          "Prints the end of the chain: keep it where the database's keepers cannot write.",
      mixinStandardHelpOptions = true)
  int head(@Mixin LrsDataOption data) {
    try (Database database = data.reading()) {
      return new AuditOutput(database, System.out).head();
    }
  }

  @Command(
      name = "export",
      description = "Writes every row as CSV, the first first.",
      mixinStandardHelpOptions = true)
  int export(
      @Mixin LrsDataOption data,
      @Parameters(paramLabel = "FILE", description = "a file to be written") Path file)
      throws Exception {
    try (Database database = data.reading();
        PrintStream out =
            new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      return new AuditOutput(database, out).export();
    }
  }
}
