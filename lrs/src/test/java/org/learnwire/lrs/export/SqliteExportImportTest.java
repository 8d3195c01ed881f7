package org.learnwire.lrs.export;

import org.learnwire.database.Dialect;

/** Export and import on SQLite. */
class SqliteExportImportTest extends ExportImportContract {
  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }
}
