package org.learnwire.ledger;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.learnwire.database.Tx;

/**
 * A goal that is ours in the system that keeps it.
 *
 * @param entry that made it
 * @param path of the learning map, which it is about
 */
record OurGoal(UUID entry, String target, String path) {

  /** Those of a person in a system, by their ids there. */
  static Map<String, OurGoal> of(Tx tx, String connection, String person) throws SQLException {
    Map<String, OurGoal> ours = new HashMap<>();
    tx.each(
        "select c.remote_id, e.id, e.target, e.subject from correlation c join entry e"
            + " on e.connection = c.connection and e.target = c.target and e.undoes is null"
            + " where c.connection = ? and e.person_id = ? and e.target like 'goal/%'"
            + " order by e.position desc",
        row ->
            ours.put(
                row.getString(1),
                new OurGoal(UUID.fromString(row.getString(2)), row.getString(3), row.getString(4))),
        connection,
        person);
    return ours;
  }

  /** Where the ledger itself has said that it stands. */
  SeenGoal.State told(Tx tx, String connection) throws SQLException {
    for (Entry entry :
        Entries.where(
            tx,
            "e.connection = ? and e.target = ? and e.state = 'done' and e.undoes is null"
                + " order by e.position desc",
            connection,
            target)) {
      boolean full = entry.fields().path("progressPercent").asInt() >= 100;
      if (entry.writeName().equals("goal.close")) {
        return SeenGoal.State.CLOSED;
      }
      if (full || entry.writeName().equals("goal.complete")) {
        return SeenGoal.State.DONE;
      }
    }
    return SeenGoal.State.OPEN;
  }
}
