package org.learnwire.lrs.forward;

import org.learnwire.database.Dialect;

/** Forwarding on PostgreSQL. */
class PostgresForwardingTest extends ForwardingContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }
}
