package org.learnwire.lrs;

import java.nio.file.Path;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;

class SqliteStoreContractTest extends StoreContractTest {
  @Override
  Database open(Path dataFolder) {
    return Database.open(dataFolder, DatabaseOptions.standard());
  }
}
