package org.learnwire.lrs.forward;

import org.learnwire.database.Dialect;

/** Forwarding on SQLite. */
class SqliteForwardingTest extends ForwardingContract {
  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }
}
