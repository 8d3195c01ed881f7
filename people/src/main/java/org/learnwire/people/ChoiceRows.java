package org.learnwire.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** The rows of what people chose for themselves. */
final class ChoiceRows {
  private static final String COLUMNS =
      "select choice, value, at, who, undone_at, undone_by from person_choice ";

  private ChoiceRows() {}

  /** What stood with one record at a place of the journal. */
  static List<Chosen> standing(Tx tx, String record, long through) throws SQLException {
    return tx.list(
        COLUMNS
            + "c where person_id = ? and position <= ?"
            + " and (undone_position is null or undone_position > ?)"
            + " and not exists (select 1 from person_choice l where l.person_id = c.person_id"
            + " and l.choice = c.choice and l.position > c.position and l.position <= ?"
            + " and (l.undone_position is null or l.undone_position > ?))",
        ChoiceRows::chosen,
        record,
        through,
        through,
        through,
        through);
  }

  /** What was said of several records at once is one line. */
  static List<Chosen> history(Tx tx, List<String> records) throws SQLException {
    List<Chosen> all = new ArrayList<>();
    for (String record : records) {
      for (Chosen each :
          tx.list(COLUMNS + "where person_id = ? order by id", ChoiceRows::chosen, record)) {
        if (!all.contains(each)) {
          all.add(each);
        }
      }
    }
    all.sort(java.util.Comparator.comparing(Chosen::since).reversed());
    return all;
  }

  static void add(
      Tx tx,
      List<String> records,
      Map<Choice, String> values,
      String who,
      Instant at,
      long position)
      throws SQLException {
    for (String record : records) {
      for (Map.Entry<Choice, String> each : values.entrySet()) {
        tx.update(
            "insert into person_choice (person_id, choice, value, at, who, position)"
                + " values (?, ?, ?, ?, ?, ?)",
            record,
            each.getKey().word(),
            each.getValue(),
            at,
            who,
            position);
      }
    }
  }

  /** Where the latest choice that stands was said; 0 when there is none. */
  static long latest(Tx tx, List<String> records, Choice choice) throws SQLException {
    long latest = 0;
    for (String record : records) {
      latest =
          Math.max(
              latest,
              tx.one(
                      "select coalesce(max(position), 0) from person_choice where person_id = ?"
                          + " and choice = ? and undone_position is null",
                      r -> r.getLong(1),
                      record,
                      choice.word())
                  .orElse(0L));
    }
    return latest;
  }

  static void undo(
      Tx tx, List<String> records, Choice choice, long said, String who, Instant at, long position)
      throws SQLException {
    for (String record : records) {
      tx.update(
          "update person_choice set undone_at = ?, undone_by = ?, undone_position = ?"
              + " where person_id = ? and choice = ? and position = ? and undone_position is null",
          at,
          who,
          position,
          record,
          choice.word(),
          said);
    }
  }

  private static Chosen chosen(ResultSet r) throws SQLException {
    long undoneAt = r.getLong(5);
    boolean stands = r.wasNull();
    return new Chosen(
        Choice.of(r.getString(1)).orElseThrow(),
        r.getString(2),
        Times.instant(r.getLong(3)),
        r.getString(4),
        stands ? null : new Chosen.Undone(Times.instant(undoneAt), r.getString(6)));
  }
}
