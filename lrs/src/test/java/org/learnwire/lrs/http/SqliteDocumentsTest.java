package org.learnwire.lrs.http;

import java.nio.file.Path;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;

class SqliteDocumentsTest extends DocumentsContract {
  @Override
  Database open(Path folder) {
    return Database.open(folder, DatabaseOptions.standard());
  }
}
