package org.learnwire.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server for tests: one per JVM, which ends with it, and as many databases as
 * asked.
 */
public final class TestPostgres {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;
  private static @Nullable String withTables;

  private TestPostgres() {}

  /** A new, empty database. */
  public static PostgresTarget freshDatabase() {
    return newDatabase("template1");
  }

  /**
   * A new database with its tables and nothing in them: a copy of one that was made as the program
   * makes it, which takes a fifth of the time.
   */
  public static PostgresTarget databaseWithTables() {
    return newDatabase(withTables());
  }

  private static synchronized String withTables() {
    if (withTables == null) {
      PostgresTarget target = freshDatabase();
      new PostgresEngine(target).migrate();
      withTables = target.url().substring(target.url().lastIndexOf('/') + 1);
    }
    return withTables;
  }

  private static PostgresTarget newDatabase(String template) {
    String name = "learnwire" + NUMBER.incrementAndGet();
    try (Connection connection = server().getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a database", e);
    }
    return target(name, "postgres", "postgres");
  }

  /** A database of the server as somebody else, or one that is not there. */
  public static PostgresTarget target(String name, String user, String password) {
    String url = "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name;
    return new PostgresTarget(url, user, password);
  }

  static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        Path folder = Files.createTempDirectory("learnwire-postgres");
        server =
            EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "off") // no test cuts the power
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
      } catch (IOException e) {
        throw new UncheckedIOException("the PostgreSQL server for tests does not start", e);
      }
    }
    return server;
  }

  /** At once: stopping it well would first write all that nobody will read. */
  private static void end(Path folder) {
    try {
      String pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
      ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("the folder of the PostgreSQL for tests stays: " + folder);
    }
  }
}
