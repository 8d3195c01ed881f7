package org.learnwire.database;

/** Which database this is. Asked for rarely: nearly all SQL is the same on both. */
public enum Dialect {
  SQLITE,
  POSTGRESQL
}
