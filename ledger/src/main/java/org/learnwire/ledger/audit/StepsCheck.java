package org.learnwire.ledger.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * Whether the history of each entry of the ledger says what the chain says of it, in its order. A
 * step without a row is one from before there was an audit, or its row's content was erased at that
 * very moment's time; anything else was altered or added.
 */
final class StepsCheck {
  private static final String STEP = "0";
  private static final String TOLD = "1";

  /** By entry: its steps, what the audit tells of them, and where it stands. */
  private static final String ROWS =
      "select entry_id, '0' as kind, seq, at, state, who, why from entry_step"
          + " union all select c.subject, '1', c.seq, a.at, c.act, c.who, c.detail"
          + " from audit_content c join audit a on a.seq = c.seq where c.act like 'entry.%'"
          + " union all select id, '2', 0, changed, state, '', '' from entry"
          + " order by 1, 2, 3";

  private record Line(long number, long at, String act, String who, String why) {}

  private final long begun;
  private final Map<Long, Integer> erased;
  private final List<Line> steps = new ArrayList<>();
  private final List<Line> told = new ArrayList<>();
  private @Nullable String stands;
  private @Nullable String entry;
  private @Nullable String trouble;
  private long count;

  /**
   * @param begun when the audit began; null: it is empty
   * @param erased how many rows of which time (microseconds) say nothing any more
   */
  StepsCheck(@Nullable Instant begun, Map<Long, Integer> erased) {
    this.begun = begun == null ? Long.MAX_VALUE : Times.micros(begun);
    this.erased = erased;
  }

  /** The first thing that differs, in words; null: nothing. */
  @Nullable String look(Tx tx) throws SQLException {
    tx.each(
        ROWS,
        row -> {
          row(row);
          return null;
        });
    entry();
    return trouble;
  }

  /** How many steps were compared. */
  long count() {
    return count;
  }

  private void row(ResultSet row) throws SQLException {
    if (!row.getString(1).equals(entry)) {
      entry();
      entry = row.getString(1);
      steps.clear();
      told.clear();
      stands = null;
    }
    if (row.getString(2).equals(STEP)) {
      count++;
      steps.add(line(row));
    } else if (row.getString(2).equals(TOLD)) {
      told.add(line(row));
    } else {
      stands = row.getString(5);
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong(3), row.getLong(4), row.getString(5), row.getString(6), row.getString(7));
  }

  private void entry() {
    if (trouble == null && entry != null && !(steps.isEmpty() && told.isEmpty())) {
      trouble = compared();
    }
  }

  private @Nullable String compared() {
    int next = 0;
    for (Line row : told) {
      int found = find(row, next);
      if (found < 0) {
        return missing(row, next);
      }
      String added = excused(next, found);
      if (added != null) {
        return added;
      }
      next = found + 1;
    }
    String added = excused(next, steps.size());
    return added == null ? whole() : added;
  }

  private int find(Line row, int from) {
    for (int i = from; i < steps.size(); i++) {
      Line step = steps.get(i);
      if (differing(row, step, i) == null && row.at() == step.at()) {
        return i;
      }
    }
    return -1;
  }

  /** What of a step is not as the row says; null: nothing. */
  private @Nullable String differing(Line row, Line step, int place) {
    String state =
        row.act().equals(Acts.ENTRY_REMARK)
            ? place == 0 ? "" : steps.get(place - 1).act()
            : row.act().substring("entry.".length());
    return !state.equals(step.act())
        ? "state"
        : !row.who().equals(step.who()) ? "who" : !row.why().equals(step.why()) ? "why" : null;
  }

  private String missing(Line row, int from) {
    for (int i = from; i < steps.size(); i++) {
      if (steps.get(i).at() == row.at()) {
        return "step %d of entry %s does not say what row %d says of it: its %s is another"
            .formatted(steps.get(i).number(), entry, row.number(), differing(row, steps.get(i), i));
      }
    }
    return "a step of entry %s is missing, or was given another time or place: row %d tells of it"
        .formatted(entry, row.number());
  }

  private @Nullable String excused(int from, int to) {
    for (Line step : steps.subList(from, to)) {
      boolean before = step.at() < begun;
      if (!before && erased.merge(step.at(), -1, Integer::sum) < 0) {
        return "step %d of entry %s is in no row of the audit: it was altered or added"
            .formatted(step.number(), entry);
      }
    }
    return null;
  }

  /** Nothing is left out, and the entry stands where its last step brought it. */
  private @Nullable String whole() {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).number() != i + 1) {
        return "step %d of entry %s is missing".formatted(i + 1, entry);
      }
    }
    String last = steps.get(steps.size() - 1).act();
    if (stands == null) {
      return "entry %s is missing; its steps are there".formatted(entry);
    }
    return last.equals(stands)
        ? null
        : "entry %s stands at %s, and its last step says %s".formatted(entry, stands, last);
  }
}
