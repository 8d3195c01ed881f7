package org.learnwire.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is: in its data folder as SQLite, or in a PostgreSQL beside the folder.
 *
 * @param folder for one process alone; keeps the files besides the database
 */
public record DatabasePlace(Path folder, @Nullable PostgresTarget postgres) {

  public static DatabasePlace in(Path folder) {
    return new DatabasePlace(folder, null);
  }

  /** Opens it for this process and brings its tables up to date. */
  public Database open(DatabaseOptions options) {
    return postgres == null
        ? Database.open(folder, options)
        : Database.open(folder, postgres, options);
  }

  /** For looking only, also while another process writes to it. */
  public Database openReadOnly() {
    return postgres == null ? Database.openReadOnly(folder) : Database.openReadOnly(postgres);
  }

  /** True when there is a database already. */
  public boolean exists() {
    if (postgres == null) {
      return Database.existsIn(folder);
    }
    try (Database database = Database.openReadOnly(postgres)) {
      return database.read(
          tx ->
              tx.one("select to_regclass('journal_clock') is not null", row -> row.getBoolean(1))
                  .orElse(false));
    }
  }

  /**
   * Writes all rows as they are at one moment into a SQLite file, while others write.
   *
   * @throws DatabaseFailure when the file is there already
   */
  public void backup(Path file) {
    try (Database database = openReadOnly()) {
      database.backup(file);
    }
  }

  /**
   * Fills an empty place with a backup, whichever kind of database it was taken of.
   *
   * @throws DatabaseFailure when the place holds something already
   */
  public void restore(Path file) {
    Restore.into(this, file);
  }

  /** A copy to work on, as SQLite in an empty folder. */
  public void snapshot(Path to) {
    try (Database database = openReadOnly()) {
      database.backup(to.resolve(SqliteEngine.FILE));
    }
  }
}
