package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * Goes along the ordered lists of one condition, the rarest, and looks the others up beside it. The
 * look-up is a subquery that no planner turns into a join: with a page in mind it would read
 * everything.
 */
final class RowWalk implements Walk {
  private final Tx tx;
  private final boolean ascending;
  private final List<Long> lists;
  private final String table;
  private final String besides;
  private final List<Object> besidesArgs = new ArrayList<>();
  private Bounds bounds;

  /**
   * @param lists numbers of the terms whose rows are walked; empty for all statements
   * @param others what must be met besides
   */
  RowWalk(Tx tx, boolean ascending, Bounds bounds, List<Long> lists, List<Filter> others) {
    this.tx = tx;
    this.ascending = ascending;
    this.bounds = bounds;
    this.lists = lists;
    this.table = lists.isEmpty() ? "statement" : "statement_term";
    StringBuilder sql = new StringBuilder();
    for (Filter other : others) {
      sql.append(" and (select 1 from statement_term e where e.term_id in (")
          .append("?, ".repeat(other.lists().size() - 1))
          .append("?) and e.position = t.position limit 1) is not null");
      besidesArgs.addAll(other.lists());
    }
    this.besides = sql.toString();
  }

  @Override
  public List<Long> next(int most) throws SQLException {
    if (bounds.isEmpty()) {
      return List.of();
    }
    List<Long> found = lists.isEmpty() ? rows(null, most) : merged(most);
    if (!found.isEmpty()) {
      bounds = bounds.behind(found.get(found.size() - 1), ascending);
    }
    return found;
  }

  private List<Long> merged(int most) throws SQLException {
    if (lists.size() == 1) {
      return rows(lists.get(0), most);
    }
    Comparator<Long> oldestFirst = Comparator.naturalOrder();
    TreeSet<Long> all = new TreeSet<>(ascending ? oldestFirst : oldestFirst.reversed());
    for (Long list : lists) {
      all.addAll(rows(list, most));
    }
    return all.stream().limit(most).toList();
  }

  private List<Long> rows(@Nullable Long list, int most) throws SQLException {
    List<Object> args = new ArrayList<>();
    if (list != null) {
      args.add(list);
    }
    args.add(bounds.above());
    args.add(bounds.upTo());
    args.addAll(besidesArgs);
    args.add(most);
    return tx.list(
        "select t.position from "
            + table
            + " t where "
            + (list == null ? "" : "t.term_id = ? and ")
            + "t.position > ? and t.position <= ?"
            + besides
            + " order by t.position "
            + (ascending ? "asc" : "desc")
            + " limit ?",
        row -> row.getLong(1),
        args.toArray());
  }
}
