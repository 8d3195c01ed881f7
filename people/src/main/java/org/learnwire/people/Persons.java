package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * The rows of people. Every HR record makes one, and several may be one person: then all of them
 * point to the oldest, whose id speaks for all. What hangs on a record stays with it, so that what
 * was put together can be taken apart again.
 */
final class Persons {
  private Persons() {}

  /**
   * One record's person.
   *
   * @param sameAs whom it is one with; null: itself
   */
  record Row(String id, @Nullable String sameAs, Instant created) {
    String person() {
      return sameAs == null ? id : sameAs;
    }
  }

  static void create(Tx tx, String id, String anchor, Instant at) throws SQLException {
    tx.update(
        "insert into person (id, anchor, created) values (?, ?, ?) on conflict (id) do nothing",
        id,
        anchor,
        at);
  }

  /** The id that speaks for this one; an id that nobody has speaks for itself. */
  static String speaking(Tx tx, String id) throws SQLException {
    return tx.one("select coalesce(same_as, id) from person where id = ?", r -> r.getString(1), id)
        .orElse(id);
  }

  /** The ids that speak for these, each once, in order. */
  static List<String> speaking(Tx tx, Collection<String> ids) throws SQLException {
    TreeSet<String> people = new TreeSet<>();
    for (String id : ids) {
      people.add(speaking(tx, id));
    }
    return List.copyOf(people);
  }

  /** Every id of the person, oldest first; of an id that nobody has, itself. */
  static List<String> idsOf(Tx tx, String id) throws SQLException {
    List<Row> rows = rows(tx, id);
    for (Row row : rows) {
      if (row.id().equals(id) && row.sameAs() != null) {
        return idsOf(tx, row.sameAs());
      }
    }
    return rows.isEmpty() ? List.of(id) : rows.stream().map(Row::id).toList();
  }

  /** The person who speaks and everyone they speak for, oldest first. */
  static List<Row> rows(Tx tx, String person) throws SQLException {
    return tx.list(
        "select id, same_as, created from person where id = ? or same_as = ? order by created, id",
        r ->
            new Row(
                r.getString(1), r.getString(2), org.learnwire.database.Times.instant(r.getLong(3))),
        person,
        person);
  }

  static void join(Tx tx, String id, @Nullable String sameAs) throws SQLException {
    tx.update("update person set same_as = ? where id = ?", sameAs, id);
  }
}
