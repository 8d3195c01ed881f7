package org.learnwire.bench.bound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.PostgresTarget;

/**
 * Where a database of ours is.
 *
 * @param folder its own, with PostgreSQL too
 * @param jdbc the URL of PostgreSQL; null for SQLite in the folder
 */
public record Place(Path folder, @Nullable String jdbc) {
  private static final String USER = "LEARNWIRE_DB_USER";
  private static final String PASSWORD = "LEARNWIRE_DB_PASSWORD";

  /** Opens it, while no server has it open. */
  public Database open() throws IOException {
    Files.createDirectories(folder);
    DatabaseOptions options = DatabaseOptions.standard();
    return jdbc == null
        ? Database.open(folder, options)
        : Database.open(folder, target(jdbc), options);
  }

  /** What it takes on disk, in MB. */
  public long sizeMb() throws IOException, SQLException {
    return (jdbc == null ? bytesInFolder() : bytesInPostgres()) >> 20;
  }

  private long bytesInFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private long bytesInPostgres() throws IOException, SQLException {
    try (Database database = open();
        Connection connection = database.bareConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_database_size(current_database())")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static PostgresTarget target(String url) {
    String user = System.getenv(USER);
    String password = System.getenv(PASSWORD);
    if (user == null || password == null) {
      throw new IllegalArgumentException(
          "--jdbc needs " + USER + " and " + PASSWORD + " in the environment");
    }
    return new PostgresTarget(url, user, password);
  }
}
