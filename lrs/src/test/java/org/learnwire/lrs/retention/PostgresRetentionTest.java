package org.learnwire.lrs.retention;

import org.learnwire.database.Dialect;

/** Retention on PostgreSQL. */
class PostgresRetentionTest extends RetentionContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }
}
