package org.learnwire.database;

import java.sql.SQLException;

/** What is to be done within one UnitOfWork. */
@FunctionalInterface
public interface Work<T> {
  T in(Tx tx) throws SQLException;
}
