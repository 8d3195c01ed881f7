package org.learnwire.routes.privacy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** What was said of a person that binds everybody until it is lifted. */
enum Marks {
  HOLD("legal_hold"),
  RESTRICTED("restricted");

  private final String table;

  Marks(String table) {
    this.table = table;
  }

  List<String> reasons(Tx tx, Collection<String> people) throws SQLException {
    List<String> all = new ArrayList<>();
    for (String person : people) {
      all.addAll(
          tx.list(
              "select since, who, why from " + table + " where person_id = ?",
              row ->
                  "since %s, set by %s: %s"
                      .formatted(
                          Times.instant(row.getLong(1)).toString().substring(0, 10),
                          row.getString(2),
                          row.getString(3)),
              person));
    }
    return all;
  }

  void set(Tx tx, String person, String who, String why, Instant at) throws SQLException {
    tx.update(
        "insert into "
            + table
            + " (person_id, since, who, why) values (?, ?, ?, ?) on conflict (person_id)"
            + " do update set since = excluded.since, who = excluded.who, why = excluded.why",
        person,
        at,
        who,
        why);
  }

  boolean lift(Tx tx, String person) throws SQLException {
    return tx.update("delete from " + table + " where person_id = ?", person) > 0;
  }
}
