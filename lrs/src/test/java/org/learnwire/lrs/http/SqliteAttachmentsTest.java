package org.learnwire.lrs.http;

import java.nio.file.Path;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;

class SqliteAttachmentsTest extends AttachmentsContract {
  @Override
  Database open(Path folder) {
    return TestDatabase.open(folder);
  }
}
