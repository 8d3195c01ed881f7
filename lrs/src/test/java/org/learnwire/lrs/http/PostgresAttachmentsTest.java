package org.learnwire.lrs.http;

import java.nio.file.Path;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.TestPostgres;

class PostgresAttachmentsTest extends AttachmentsContract {
  @Override
  Database open(Path folder) {
    return Database.open(folder, TestPostgres.databaseWithTables(), DatabaseOptions.standard());
  }
}
