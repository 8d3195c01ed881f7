package org.learnwire.database;

/** Rows that tests of the database write: any small table will do. */
final class Rows {
  static final String PUT = "insert into checkpoint (reader, position) values (?, ?)";

  private Rows() {}

  static long count(Database database) {
    return database.read(
        tx -> tx.one("select count(*) from checkpoint", row -> row.getLong(1)).orElseThrow());
  }
}
