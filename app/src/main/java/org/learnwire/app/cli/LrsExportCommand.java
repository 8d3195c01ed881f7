package org.learnwire.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.settings.Policy;
import org.learnwire.app.settings.PolicyReader;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.Database;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.export.ExportFormat;
import org.learnwire.lrs.export.StatementExport;
import org.learnwire.xapi.visibility.Visibility;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Statements as a file, also while a server runs on the folder. */
@Command(
    name = "export",
    description = "Writes statements as NDJSON or CSV; a server may be running.",
    mixinStandardHelpOptions = true)
final class LrsExportCommand implements Callable<Integer> {
  @Mixin LrsDataOption data = new LrsDataOption();
  @Mixin StatementConditions conditions = new StatementConditions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "NDJSON",
      description = "ndjson (whole statements, the default) or csv")
  ExportFormat format = ExportFormat.NDJSON;

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      defaultValue = "0",
      description = "go on where an earlier export ended")
  long after;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "file (default: standard output); .gz is compressed")
  @Nullable Path to;

  @Option(
      names = "--sees",
      paramLabel = "SIGHT",
      defaultValue = "coach",
      description =
          "coach (the default) leaves out what is for a person alone; programme gives only what is"
              + " counted in groups; all is a complete copy, for whoever keeps the store")
  String sees = "coach";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "settings whose policy says for whom a statement is (default: policy.yaml in the data"
              + " folder, if there is one)")
  @Nullable Path config;

  @Override
  public Integer call() throws Exception {
    var question = conditions.question().sight(Sight.of(visibility(), Sees.named(sees)));
    try (Database database = data.reading()) {
      StatementExport export =
          new StatementExport(database, new StatementStore(database, Clock.systemUTC()));
      long through = export.watermark();
      StatementExport.Written written;
      if (to == null) {
        written = export.write(question, after, through, format, System.out);
      } else {
        // Under its name only when it is whole.
        Path unfinished = to.resolveSibling(to.getFileName() + ".part");
        try (OutputStream out = open(unfinished)) {
          written = export.write(question, after, through, format, out);
        }
        Files.move(unfinished, to, StandardCopyOption.REPLACE_EXISTING);
      }
      System.err.println(
          written.count()
              + " statements, complete up to position "
              + written.position()
              + "; '--after "
              + written.position()
              + "' goes on there");
      return ExitCode.WELL;
    }
  }

  private Visibility visibility() {
    Policy policy =
        config == null
            ? PolicyReader.in(data.data)
            : new SettingsFile(config, Clock.systemUTC(), System::getenv)
                .read(Optional.empty())
                .policy();
    return policy.visibility();
  }

  private OutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return String.valueOf(to).endsWith(".gz") ? new GZIPOutputStream(out, 64 * 1024) : out;
  }
}
