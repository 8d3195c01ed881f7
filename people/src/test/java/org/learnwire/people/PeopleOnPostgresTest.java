package org.learnwire.people;

import org.junit.jupiter.api.Nested;
import org.learnwire.database.Dialect;

/** What holds for people on SQLite holds on PostgreSQL. */
class PeopleOnPostgresTest {
  @Nested
  class Matching extends PeopleTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Employments extends EmploymentsTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class InTime extends MatchingInTimeTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Chosen extends ChoicesTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }
}
