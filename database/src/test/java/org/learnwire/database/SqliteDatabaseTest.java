package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database promises, on SQLite, and what SQLite alone does. */
class SqliteDatabaseTest {
  @Nested
  class Units extends DatabaseContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }

  @Nested
  class Groups extends GroupedWriteContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }

  @Nested
  class Allotments extends AllotmentContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }

  @Nested
  class Backups extends BackupContract {
    @Override
    DatabasePlace place(Path data) {
      return DatabasePlace.in(data);
    }

    @Override
    DatabasePlace otherPlace(Path data) {
      return new DatabasePlace(data, TestDatabase.target(data));
    }
  }

  @Test
  void looking_works_beside_the_writer_and_a_snapshot_holds_what_was_committed(
      @TempDir Path folder, @TempDir Path copy) {
    try (Database db = Database.open(folder, DatabaseOptions.standard())) {
      db.write("put", tx -> tx.update(Rows.PUT, "a", 1));
      try (Database looking = Database.openReadOnly(folder)) {
        assertThat(Rows.count(looking)).isEqualTo(1);
      }
      DatabasePlace.in(folder).snapshot(copy.resolve("s"));
      db.write("put", tx -> tx.update(Rows.PUT, "b", 1));
      try (Database snapshot = Database.open(copy.resolve("s"), DatabaseOptions.standard())) {
        assertThat(Rows.count(snapshot)).isEqualTo(1);
      }
    }
  }
}
