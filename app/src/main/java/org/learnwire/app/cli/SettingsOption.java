package org.learnwire.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.settings.SettingsFile;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which settings a command works with; said before or after the word of a subcommand. */
final class SettingsOption {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "learnwire.yaml",
      scope = CommandLine.ScopeType.INHERIT,
      description = "settings (default: ./learnwire.yaml)")
  Path file = Path.of("learnwire.yaml");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = CommandLine.ScopeType.INHERIT,
      description = "data folder (default: as the settings say)")
  @Nullable Path data;

  AppSettings read() {
    return new SettingsFile(file, Clock.systemUTC(), System::getenv)
        .read(Optional.ofNullable(data));
  }

  /** Whether there is nothing to look at yet; says then what comes first. */
  static boolean noDataYet(AppSettings read) {
    boolean none = !read.journey().place().exists();
    if (none) {
      System.err.println("There is no data yet: run ./learnwire sync first.");
    }
    return none;
  }
}
