package org.learnwire.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Opens either database for a test: what holds for one holds for the other. */
public final class TestDatabase {
  private static final Map<Path, PostgresTarget> TARGETS = new ConcurrentHashMap<>();

  private static byte @Nullable [] tables;

  private TestDatabase() {}

  public static Database open(Dialect dialect, Path folder) {
    return open(dialect, folder, DatabaseOptions.standard());
  }

  /** The same folder again is the same database again. */
  public static Database open(Dialect dialect, Path folder, DatabaseOptions options) {
    return dialect == Dialect.SQLITE
        ? Database.open(withTables(folder), options)
        : Database.open(folder, target(folder), options);
  }

  /** A database of its own, on SQLite. */
  public static Database open(Path folder) {
    return open(Dialect.SQLITE, folder);
  }

  /**
   * A folder in which the tables are there already: a copy of those that the program made once in
   * this JVM, which takes a tenth of the time.
   */
  private static Path withTables(Path folder) {
    if (!Database.existsIn(folder)) {
      try {
        Files.createDirectories(folder);
        Files.write(folder.resolve(SqliteEngine.FILE), tables());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder;
  }

  private static synchronized byte[] tables() throws IOException {
    if (tables == null) {
      Path folder = Files.createTempDirectory("learnwire-tables");
      Path file = folder.resolve(SqliteEngine.FILE);
      new SqliteEngine(folder).migrate();
      tables = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
    }
    return tables;
  }

  /** The PostgreSQL database that goes with a folder. */
  public static PostgresTarget target(Path folder) {
    return TARGETS.computeIfAbsent(
        folder.toAbsolutePath(), path -> TestPostgres.databaseWithTables());
  }
}
