package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;

/**
 * When whose goals were read last, and whose turn it is: people with a goal of ours in a system.
 */
public final class GoalReads {
  /** Asked with every pass, so it reads an index of goals alone, and none of their rows. */
  static final String DUE =
      "select e.person_id from entry e left join goal_read r on r.connection = e.connection"
          + " and r.person_id = e.person_id where e.connection = ?"
          + " and e.write_name = 'goal.create' and e.person_id <> '' and e.state not in"
          + " ('declined', 'expired', 'cancelled', 'refused', 'undone')"
          + " and (r.looked is null or r.looked < ?) and not exists (select 1 from"
          + " restricted x where x.person_id = e.person_id)"
          + " group by e.person_id order by min(coalesce(r.looked, 0)), e.person_id limit ?";

  private final Database database;

  public GoalReads(Database database) {
    this.database = database;
  }

  /** Who has a goal of ours there, or on its way, and was not looked for since. */
  public List<String> due(String connection, Instant readBefore, int limit) {
    return database.read(
        tx -> tx.list(DUE, row -> row.getString(1), connection, readBefore, limit));
  }

  /** They were looked for. */
  public static void looked(Tx tx, String connection, String person, Instant now)
      throws SQLException {
    tx.update(
        "insert into goal_read (connection, person_id, looked) values (?, ?, ?)"
            + " on conflict (connection, person_id) do update set looked = excluded.looked",
        connection,
        person,
        now);
  }

  static boolean wasRead(Tx tx, String connection, String person) throws SQLException {
    return tx.one(
            "select 1 from goal_read where connection = ? and person_id = ?",
            row -> true,
            connection,
            person)
        .isPresent();
  }
}
