package org.learnwire.database;

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
}
