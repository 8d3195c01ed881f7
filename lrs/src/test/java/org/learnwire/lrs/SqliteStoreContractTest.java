package org.learnwire.lrs;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;

/** The store contract on SQLite. */
class SqliteStoreContractTest {
  @Nested
  class Storing extends StoringContract {
    @Override
    Database open(Path dataFolder) {
      return sqlite(dataFolder);
    }
  }

  @Nested
  class Voiding extends VoidingContract {
    @Override
    Database open(Path dataFolder) {
      return sqlite(dataFolder);
    }
  }

  @Nested
  class Asking extends AskingContract {
    @Override
    Database open(Path dataFolder) {
      return sqlite(dataFolder);
    }
  }

  private static Database sqlite(Path dataFolder) {
    return Database.open(dataFolder, DatabaseOptions.standard());
  }
}
