package org.learnwire.app.cli;

import java.nio.file.Path;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import picocli.CommandLine.Option;

/** The data folder of an LRS. */
final class LrsDataOption {
  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "data folder")
  Path data = Path.of("data");

  /** For looking only: also beside a running server. */
  Database reading() {
    return Database.openReadOnly(data);
  }

  /** For this process alone: refused while a server runs on the folder. */
  Database writing() {
    return Database.open(data, DatabaseOptions.standard());
  }
}
