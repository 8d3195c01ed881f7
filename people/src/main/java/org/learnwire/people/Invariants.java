package org.learnwire.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.database.Tx;

/** What must hold at all times, read from the rows: nothing belongs to two people at one time. */
final class Invariants {
  private Invariants() {}

  static List<String> broken(Tx tx) throws SQLException {
    List<String> broken = new ArrayList<>();
    count(
        tx,
        broken,
        "accounts have two states at one time",
        "select count(*) from account a join account b on a.connection_id = b.connection_id"
            + " and a.remote_id = b.remote_id and a.id < b.id and (a.valid_to is null"
            + " or a.valid_to > b.valid_from) and (b.valid_to is null or b.valid_to > a.valid_from)");
    count(
        tx,
        broken,
        "people speak for somebody for whom another speaks",
        "select count(*) from person p join person s on s.id = p.same_as"
            + " where s.same_as is not null");
    count(
        tx,
        broken,
        "people are one with nobody there is",
        "select count(*) from person p where p.same_as is not null"
            + " and not exists (select 1 from person s where s.id = p.same_as)");
    count(
        tx,
        broken,
        "accounts were given to two people at one time",
        "select count(*) from person_ruling a join person_ruling b on a.first = b.first"
            + " and a.id < b.id and a.kind = 'means' and b.kind = 'means'"
            + " and a.undone_at is null and b.undone_at is null"
            + " and (a.valid_to is null or b.valid_from is null or a.valid_to >= b.valid_from)"
            + " and (b.valid_to is null or a.valid_from is null or b.valid_to >= a.valid_from)");
    count(
        tx,
        broken,
        "people are one although somebody said they are two",
        "select count(*) from person_ruling r join person a on a.id = r.first"
            + " join person b on b.id = r.second where r.kind = 'split' and r.undone_at is null"
            + " and coalesce(a.same_as, a.id) = coalesce(b.same_as, b.id)");
    return broken;
  }

  private static void count(Tx tx, List<String> broken, String what, String sql)
      throws SQLException {
    long count = tx.one(sql, r -> r.getLong(1)).orElse(0L);
    if (count > 0) {
      broken.add(count + " " + what);
    }
  }
}
