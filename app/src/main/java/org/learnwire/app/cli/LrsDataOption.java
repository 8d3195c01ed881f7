package org.learnwire.app.cli;

import java.nio.file.Path;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.DatabasePlace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The data folder of an LRS, and where its database is. */
final class LrsDataOption {
  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "data folder")
  Path data = Path.of("data");

  @Mixin JdbcOption jdbc = new JdbcOption();

  DatabasePlace place() {
    return jdbc.of(data);
  }

  /** For looking only: also beside a running server. */
  Database reading() {
    return place().openReadOnly();
  }

  /** For this process alone: refused while a server runs on the folder. */
  Database writing() {
    return place().open(DatabaseOptions.standard());
  }
}
