package org.learnwire.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one row of an answer. */
@FunctionalInterface
public interface Row<T> {
  T of(ResultSet row) throws SQLException;
}
