package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Statement;

/**
 * Finds statements (xAPI Communication 2.1.3): positions first, then the bodies of a page. The
 * rarest condition leads; where all are common, their bits are laid over one another.
 */
final class StatementSearch {
  /** Up to so many rows of one condition the others are looked up row by row. */
  private static final int FEW = 500;

  private final Terms terms;
  private final Blocks blocks = new Blocks();

  StatementSearch(Terms terms) {
    this.terms = terms;
  }

  StatementPage page(Tx tx, StatementQuery query) throws SQLException {
    List<List<String>> wanted = Filter.wanted(query);
    List<Filter> filters = filters(tx, wanted);
    Bounds bounds = Bounds.of(tx, query);
    if (bounds.isEmpty() || filters.stream().anyMatch(filter -> filter.lists().isEmpty())) {
      return StatementPage.nothing();
    }
    Walk walk = walk(tx, query, filters, bounds);
    int most = query.limit() + 1;
    List<StoredStatement> found = new ArrayList<>();
    while (found.size() < most) {
      List<Long> positions = walk.next(most);
      if (positions.isEmpty()) {
        break;
      }
      for (StoredStatement candidate : inOrder(tx, positions, query.ascending())) {
        if (isGiven(query, candidate) && isMatch(tx, candidate, filters)) {
          found.add(candidate);
        }
      }
    }
    return cut(query, found);
  }

  private static boolean isGiven(StatementQuery query, StoredStatement candidate) {
    return (query.withVoided() || !candidate.voided())
        && (query.sight() == null || query.sight().shows(candidate));
  }

  private List<Filter> filters(Tx tx, List<List<String>> wanted) throws SQLException {
    Set<String> all = new HashSet<>();
    for (List<String> terms : wanted) {
      terms.forEach(
          term -> {
            all.add(term);
            all.add(Term.inherited(term));
          });
    }
    Map<String, Long> ids = terms.find(tx, all);
    return wanted.stream().map(own -> Filter.of(own, ids)).toList();
  }

  private Walk walk(Tx tx, StatementQuery query, List<Filter> filters, Bounds bounds)
      throws SQLException {
    boolean ascending = query.ascending();
    if (filters.size() < 2) {
      List<Long> lists = filters.isEmpty() ? List.of() : filters.get(0).lists();
      return new RowWalk(tx, ascending, bounds, lists, List.of());
    }
    Filter rarest = filters.get(0);
    int fewest = Integer.MAX_VALUE;
    for (Filter filter : filters) {
      int rows = rows(tx, filter, bounds);
      if (rows < fewest) {
        rarest = filter;
        fewest = rows;
      }
    }
    if (fewest > FEW) {
      return new BlockWalk(tx, blocks, filters, bounds, ascending, lastPosition(tx));
    }
    List<Filter> others = new ArrayList<>(filters);
    others.remove(rarest);
    return new RowWalk(tx, ascending, bounds, rarest.lists(), others);
  }

  /** How many rows a condition has within the bounds; stops counting where it is many. */
  private static int rows(Tx tx, Filter filter, Bounds bounds) throws SQLException {
    int rows = 0;
    for (Long list : filter.lists()) {
      rows +=
          tx.one(
                  "select count(*) from (select 1 from statement_term where term_id = ?"
                      + " and position > ? and position <= ? limit ?) counted",
                  row -> row.getInt(1),
                  list,
                  bounds.above(),
                  bounds.upTo(),
                  FEW + 1)
              .orElse(0);
    }
    return rows;
  }

  private static long lastPosition(Tx tx) throws SQLException {
    return tx.one(
            "select position from statement order by position desc limit 1", row -> row.getLong(1))
        .orElse(0L);
  }

  private static List<StoredStatement> inOrder(Tx tx, List<Long> positions, boolean ascending)
      throws SQLException {
    List<StoredStatement> found = StatementRows.byPositions(tx, positions);
    if (!ascending) {
      Collections.reverse(found);
    }
    return found;
  }

  /**
   * The lists also name those that refer to a match, under the terms of both. All conditions must
   * hold of one and the same statement of the chain; only the authority is always the candidate's.
   */
  private static boolean isMatch(Tx tx, StoredStatement candidate, List<Filter> filters)
      throws SQLException {
    if (filters.size() < 2 || !candidate.body().contains("\"StatementRef\"")) {
      return true;
    }
    Statement statement = candidate.statement();
    if (isMatch(statement, filters)) {
      return true;
    }
    List<Filter> along = filters.stream().filter(filter -> !filter.strict()).toList();
    for (StoredStatement target : References.targets(tx, statement)) {
      if (isMatch(target.statement(), along)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMatch(Statement statement, List<Filter> filters) {
    List<String> terms = IndexTerms.of(statement);
    return filters.stream().allMatch(filter -> filter.isMet(terms));
  }

  private static StatementPage cut(StatementQuery query, List<StoredStatement> found) {
    if (found.size() <= query.limit()) {
      return new StatementPage(found, Optional.empty());
    }
    List<StoredStatement> page = found.subList(0, query.limit());
    long last = page.get(page.size() - 1).position();
    return new StatementPage(page, Optional.of(query.from(last)));
  }
}
