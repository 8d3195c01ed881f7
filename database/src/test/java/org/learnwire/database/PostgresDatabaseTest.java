package org.learnwire.database;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** What every database promises, on PostgreSQL. */
class PostgresDatabaseTest {
  @Nested
  class Units extends DatabaseContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Groups extends GroupedWriteContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Allotments extends AllotmentContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Backups extends BackupContract {
    @Override
    DatabasePlace place(Path data) {
      return new DatabasePlace(data, TestDatabase.target(data));
    }

    @Override
    DatabasePlace otherPlace(Path data) {
      return DatabasePlace.in(data);
    }
  }
}
