package org.learnwire.lrs.stream;

import org.learnwire.database.Dialect;

/** The live stream on PostgreSQL. */
class PostgresStatementStreamTest extends StatementStreamContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }
}
