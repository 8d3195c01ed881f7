package org.learnwire.lrs.stream;

import org.learnwire.database.Dialect;

/** The live stream on SQLite. */
class SqliteStatementStreamTest extends StatementStreamContract {
  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }
}
