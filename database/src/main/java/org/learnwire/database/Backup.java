package org.learnwire.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a backup: a SQLite file with every row as it was at one moment. The same kind of file for
 * both databases, so that what was kept in one can be restored into the other.
 */
final class Backup {
  private Backup() {}

  static void take(Database from, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.exists(file)) {
      throw new DatabaseFailure(
          file + " is there already. Name a file that is not: a backup overwrites nothing.", null);
    }
    @Nullable Path scratch = null;
    try {
      Files.createDirectories(folder);
      scratch = Files.createTempDirectory(folder, ".backup");
      Path copy = scratch.resolve(SqliteEngine.FILE);
      if (from.dialect() == Dialect.SQLITE) {
        from.read(tx -> vacuumInto(tx, copy));
      } else {
        export(from, scratch);
      }
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the backup " + file, e);
    } finally {
      delete(scratch);
    }
  }

  /** Looking only, and within a transaction, {@code vacuum into} will not run. */
  private static int vacuumInto(Tx tx, Path copy) throws SQLException {
    Connection connection = tx.connection();
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("pragma query_only = off");
      statement.execute("vacuum into '" + copy.toString().replace("'", "''") + "'");
      statement.execute("pragma query_only = on");
    } finally {
      connection.setAutoCommit(false);
    }
    return 0;
  }

  private static void export(Database from, Path scratch) {
    try (Database to = Database.open(scratch, DatabaseOptions.standard())) {
      from.read(
          rows ->
              to.write(
                  "backup",
                  tx -> {
                    TableCopy.all(rows, tx);
                    return 0;
                  }));
    }
  }

  static void delete(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
