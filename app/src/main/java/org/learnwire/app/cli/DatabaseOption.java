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
 * Which database a command works on. User and password come from the environment: a command line
 * can be seen by everybody on the machine.
 */
final class DatabaseOption {
  static final String USER = "LEARNWIRE_DB_USER";
  static final String PASSWORD = "LEARNWIRE_DB_PASSWORD";

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "data folder (default: ./data)")
  Path data = Path.of("data");

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description =
          "the PostgreSQL database, as jdbc:postgresql://host:5432/learnwire; user and password"
              + " by environment: "
              + USER
              + ", "
              + PASSWORD)
  @Nullable String jdbc;

  DatabasePlace place() {
    return place(System.getenv());
  }

  DatabasePlace place(Map<String, String> environment) {
    if (jdbc == null) {
      return DatabasePlace.in(data);
    }
    String user = environment.getOrDefault(USER, "");
    if (user.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "--jdbc needs a user: set " + USER + " and " + PASSWORD + ".");
    }
    try {
      String password = environment.getOrDefault(PASSWORD, "");
      return new DatabasePlace(data, new PostgresTarget(jdbc, user, password));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--jdbc: " + e.getMessage());
    }
  }
}
