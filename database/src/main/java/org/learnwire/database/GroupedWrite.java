package org.learnwire.database;

/** Writes items one by one as their callers see it, many at once as the database does. */
public final class GroupedWrite<I, O> {
  private final Database database;
  private final String what;
  private final GroupWork<I, O> work;

  GroupedWrite(Database database, String what, GroupWork<I, O> work) {
    this.database = database;
    this.what = what;
    this.work = work;
  }

  /**
   * Returns when the item is durable. Within a unit of work it joins that one, alone.
   *
   * @throws RuntimeException the item's refusal, or a {@link DatabaseFailure}
   */
  public O write(I item) {
    return database.write(what, work, item);
  }
}
