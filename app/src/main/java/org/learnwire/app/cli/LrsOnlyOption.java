package org.learnwire.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.lrs.LrsOnlySettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The LRS alone, which needs no settings file. */
final class LrsOnlyOption {
  @Option(
      names = "--lrs-only",
      description =
          "nothing but the LRS: no settings file, no connections, no pages of the journey")
  boolean alone;

  @Option(
      names = "--credentials-file",
      paramLabel = "FILE",
      description = "with --lrs-only: who may use it (default: lrs-credentials.yaml in DIR)")
  @Nullable Path credentials;

  @Mixin JdbcOption jdbc = new JdbcOption();

  /** Why these words do not go together; null when they do. */
  @Nullable String refusal(boolean settingsNamed) {
    if (!alone && credentials != null) {
      return "--credentials-file goes with --lrs-only; the whole server reads it from its"
          + " settings.";
    }
    if (!alone && jdbc.url != null) {
      return "--jdbc goes with --lrs-only; the whole server reads \"database:\" in its settings.";
    }
    if (alone && settingsNamed) {
      return "--lrs-only takes no settings file: leave out -c, and name the folder with --data.";
    }
    return null;
  }

  LrsOnlySettings settings(@Nullable Path data, int port) {
    Path folder = data == null ? Path.of("data") : data;
    return new LrsOnlySettings(
        jdbc.of(folder),
        credentials == null ? folder.resolve("lrs-credentials.yaml") : credentials,
        port);
  }
}
