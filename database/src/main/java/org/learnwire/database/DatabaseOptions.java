package org.learnwire.database;

/**
 * How the database is opened.
 *
 * @param readers connections for reading side by side with the writer
 * @param groupSize most units of work that share one commit
 * @param listener hears of every changing statement
 */
public record DatabaseOptions(int readers, int groupSize, WriteListener listener) {
  public DatabaseOptions {
    if (readers < 1 || groupSize < 1) {
      throw new IllegalArgumentException("readers and groupSize must be at least 1");
    }
  }

  public static DatabaseOptions standard() {
    return new DatabaseOptions(4, 200, (unit, number) -> {});
  }

  public DatabaseOptions withListener(WriteListener newListener) {
    return new DatabaseOptions(readers, groupSize, newListener);
  }
}
