package org.learnwire.lrs;

import org.junit.jupiter.api.Nested;
import org.learnwire.database.Dialect;

/** The store contract on SQLite. */
class SqliteStoreContractTest {
  @Nested
  class Storing extends StoringContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }

  @Nested
  class Delivering extends DeliveringContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }

  @Nested
  class Voiding extends VoidingContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }

  @Nested
  class Asking extends AskingContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }

  @Nested
  class Finding extends FindingContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }

  @Nested
  class Defining extends DefiningContract {
    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }
  }
}
