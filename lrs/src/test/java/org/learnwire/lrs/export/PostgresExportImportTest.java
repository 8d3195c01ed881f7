package org.learnwire.lrs.export;

import org.learnwire.database.Dialect;

/** Export and import on PostgreSQL. */
class PostgresExportImportTest extends ExportImportContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }
}
