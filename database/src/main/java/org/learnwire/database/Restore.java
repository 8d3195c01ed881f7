package org.learnwire.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Fills an empty place with a backup. */
final class Restore {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private Restore() {}

  static void into(DatabasePlace place, Path file) {
    check(file);
    try {
      Files.createDirectories(place.folder());
      if (place.postgres() == null) {
        intoFolder(place, file);
      } else {
        intoPostgres(place, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot restore " + file, e);
    }
  }

  private static void check(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DatabaseFailure("there is no backup " + file, null);
    }
    try (var in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(SQLITE.length), SQLITE)) {
        throw new DatabaseFailure(file + " is no backup of Learnwire", null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the backup " + file, e);
    }
  }

  /** The copy is opened once under its own roof: it is whole, and as new as this version. */
  private static void intoFolder(DatabasePlace place, Path file) throws IOException {
    if (place.exists()) {
      throw full("the folder " + place.folder());
    }
    Path scratch = unpacked(place, file);
    try {
      Files.move(scratch.resolve(SqliteEngine.FILE), place.folder().resolve(SqliteEngine.FILE));
    } finally {
      Backup.delete(scratch);
    }
  }

  private static void intoPostgres(DatabasePlace place, Path file) throws IOException {
    Path scratch = unpacked(place, file);
    try (Database from = Database.openReadOnly(scratch);
        Database to = place.open(DatabaseOptions.standard())) {
      to.write(
          "restore",
          tx -> {
            refuseRows(tx, place);
            from.read(
                rows -> {
                  TableCopy.all(rows, tx);
                  return 0;
                });
            return 0;
          });
    } finally {
      Backup.delete(scratch);
    }
  }

  private static void refuseRows(Tx tx, DatabasePlace place) throws SQLException {
    for (String table : TableCopy.tables(tx).keySet()) {
      boolean rows = tx.one("select 1 from \"" + table + "\" limit 1", row -> 1).isPresent();
      if (rows && !table.equals("journal_clock")) {
        throw full("the database at " + place.postgres().place());
      }
    }
  }

  private static Path unpacked(DatabasePlace place, Path file) throws IOException {
    Path scratch = Files.createTempDirectory(place.folder(), ".restore");
    try {
      Path copy = Files.copy(file, scratch.resolve(SqliteEngine.FILE));
      checkWhole(scratch, copy);
      Database.open(scratch, DatabaseOptions.standard()).close();
      return scratch;
    } catch (SQLException | RuntimeException e) {
      Backup.delete(scratch);
      throw new DatabaseFailure(
          file + " cannot be restored: it is damaged, or from a newer version of Learnwire", e);
    }
  }

  private static void checkWhole(Path folder, Path copy) throws SQLException {
    try (Connection connection = new SqliteEngine(folder).source(false).getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma quick_check(1)")) {
      if (!row.next() || !row.getString(1).equals("ok")) {
        throw new DatabaseFailure(copy + " is damaged", null);
      }
    }
  }

  private static DatabaseFailure full(String place) {
    return new DatabaseFailure(
        place + " already holds a database: a restore overwrites nothing. Name an empty one.",
        null);
  }
}
