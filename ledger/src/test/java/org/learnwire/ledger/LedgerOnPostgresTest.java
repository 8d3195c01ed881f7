package org.learnwire.ledger;

import org.junit.jupiter.api.Nested;
import org.learnwire.database.Dialect;

/** What holds for the ledger on SQLite holds on PostgreSQL. */
class LedgerOnPostgresTest {
  @Nested
  class IntakesOnPostgres extends IntakeTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class SendingsOnPostgres extends SendingTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class CausesOnPostgres extends CausesTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class PatienceOnPostgres extends PatienceTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class PlansOnPostgres extends PlanTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class LimitsOnPostgres extends LimitsTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class UnknownsOnPostgres extends UnknownTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class AskingOnPostgres extends AskingTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class ComparesOnPostgres extends CompareTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class StopsOnPostgres extends StopsTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class UndoingsOnPostgres extends UndoingTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class AuditedStepsOnPostgres extends AuditedStepsTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class SeenGoalsOnPostgres extends SeenGoalsTest {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }
}
