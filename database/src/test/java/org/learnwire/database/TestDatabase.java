package org.learnwire.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens either database for a test: what holds for one holds for the other. */
public final class TestDatabase {
  private static final Map<Path, PostgresTarget> TARGETS = new ConcurrentHashMap<>();

  private TestDatabase() {}

  public static Database open(Dialect dialect, Path folder) {
    return open(dialect, folder, DatabaseOptions.standard());
  }

  /** The same folder again is the same database again. */
  public static Database open(Dialect dialect, Path folder, DatabaseOptions options) {
    return dialect == Dialect.SQLITE
        ? Database.open(folder, options)
        : Database.open(folder, target(folder), options);
  }

  /** The PostgreSQL database that goes with a folder. */
  public static PostgresTarget target(Path folder) {
    return TARGETS.computeIfAbsent(folder.toAbsolutePath(), path -> TestPostgres.freshDatabase());
  }
}
