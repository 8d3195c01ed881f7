package org.learnwire.lrs.retention;

import org.learnwire.database.Dialect;

/** Retention on SQLite. */
class SqliteRetentionTest extends RetentionContract {
  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }
}
