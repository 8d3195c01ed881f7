package org.learnwire.app.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.export.BadLine;
import org.learnwire.lrs.export.ImportReport;
import org.learnwire.lrs.export.StatementImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Statements from a file, as history. */
@Command(
    name = "import",
    description = {
      "Stores the statements of an NDJSON file as history: rules see them, and never act on them.",
      "What is there already is passed over: an import that broke off is run again."
    },
    mixinStandardHelpOptions = true)
final class LrsImportCommand implements Callable<Integer> {
  @Mixin LrsDataOption data = new LrsDataOption();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "one statement a line; .gz is unpacked")
  Path from = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "import",
      description = "label of what it brings (import)")
  String source = "import";

  @Option(names = "--all-or-nothing", description = "one bad line, and nothing is stored")
  boolean whole;

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(from)) {
      System.err.println("learnwire: there is no file " + from + ".");
      return ExitCode.COULD_NOT;
    }
    try (Database database = data.writing()) {
      StatementStore store = new StatementStore(database, Clock.systemUTC());
      StatementImport importer =
          new StatementImport(database, store, source, ErasedOutput.admitted(database, data.data));
      ImportReport report =
          whole
              ? importer.runWhole(this::open, LrsImportCommand::say)
              : importer.run(this::open, LrsImportCommand::say);
      System.out.println(
          report.stored()
              + " stored, "
              + report.known()
              + " there already, "
              + report.bad()
              + (report.bad() > 0 && whole ? " bad: nothing was stored" : " bad"));
      return report.bad() > 0 ? ExitCode.WITH_REST : ExitCode.WELL;
    }
  }

  private static void say(BadLine line) {
    System.err.println(line);
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(from));
    return from.toString().endsWith(".gz") ? new GZIPInputStream(in, 64 * 1024) : in;
  }
}
