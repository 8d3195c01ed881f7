package org.learnwire.lrs;

import org.junit.jupiter.api.Nested;
import org.learnwire.database.Dialect;

/** The store contract on PostgreSQL. */
class PostgresStoreContractTest {
  @Nested
  class Storing extends StoringContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Delivering extends DeliveringContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Voiding extends VoidingContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Asking extends AskingContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Finding extends FindingContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }

  @Nested
  class Defining extends DefiningContract {
    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }
  }
}
