package org.learnwire.app.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.DatabasePlace;
import org.learnwire.database.PostgresTarget;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A PostgreSQL database beside the data folder. User and password come from the environment: a
 * command line can be seen by everybody on the machine.
 */
final class JdbcOption {
  private static final String USER = "LEARNWIRE_DB_USER";
  private static final String PASSWORD = "LEARNWIRE_DB_PASSWORD";

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description =
          "the PostgreSQL database, as jdbc:postgresql://host:5432/learnwire; user and password"
              + " by environment: "
              + USER
              + ", "
              + PASSWORD)
  @Nullable String url;

  /** The database of a data folder: within it, or where the url says. */
  DatabasePlace of(Path folder) {
    return of(folder, System.getenv());
  }

  DatabasePlace of(Path folder, Map<String, String> environment) {
    if (url == null) {
      return DatabasePlace.in(folder);
    }
    String user = environment.getOrDefault(USER, "");
    if (user.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "--jdbc needs a user: set " + USER + " and " + PASSWORD + ".");
    }
    try {
      String password = environment.getOrDefault(PASSWORD, "");
      return new DatabasePlace(folder, new PostgresTarget(url, user, password));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--jdbc: " + e.getMessage());
    }
  }
}
