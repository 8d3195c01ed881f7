package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.learnwire.database.In;
import org.learnwire.database.Tx;

/** Numbers for IRIs and identities, so that the index stays narrow. */
final class Terms {
  private static final int REMEMBERED = 25_000;
  private static final String INSERT =
      "insert into statement_term (term_id, position) values (?, ?)";

  /** Of committed terms only: these never change again. */
  private final Remembered<String, Long> known = new Remembered<>(REMEMBERED);

  /** Some are gone from the table. */
  void forget() {
    known.clear();
  }

  /** What is remembered of the numbers of some terms, in their order; 0 where nothing is. */
  long[] remembered(List<String> terms) {
    long[] numbers = new long[terms.size()];
    for (int i = 0; i < numbers.length; i++) {
      Long number = known.get(terms.get(i));
      numbers[i] = number == null ? 0 : number;
    }
    return numbers;
  }

  /** The numbers of those terms that some statement named, from what this reader can see. */
  Map<String, Long> find(Tx tx, Collection<String> terms) throws SQLException {
    Map<String, Long> found = new HashMap<>();
    TreeSet<String> missing = new TreeSet<>();
    for (String term : terms) {
      Long id = known.get(term);
      if (id == null) {
        missing.add(term);
      } else {
        found.put(term, id);
      }
    }
    look(tx, List.copyOf(missing), found);
    return found;
  }

  /**
   * Makes new statements findable by their terms, each once. A row that asks for conflicts costs
   * PostgreSQL half as much again, and these are most of all rows.
   */
  void index(Tx tx, TermRows rows) throws SQLException {
    tx.batch(INSERT, rows.rows(numbers(tx, rows)));
  }

  /** Makes statements findable by further terms; some may be theirs already. */
  void indexAgain(Tx tx, TermRows rows) throws SQLException {
    tx.batch(INSERT + " on conflict do nothing", rows.rows(numbers(tx, rows)));
  }

  private Map<String, Long> numbers(Tx tx, TermRows rows) throws SQLException {
    Map<String, Long> numbers = find(tx, rows.unnumbered());
    List<String> missing = new ArrayList<>(rows.unnumbered());
    missing.removeAll(numbers.keySet());
    if (!missing.isEmpty()) {
      add(tx, missing, numbers);
    }
    return numbers;
  }

  /** What another process adds meanwhile is not returned by the insert, and looked up again. */
  private void add(Tx tx, List<String> missing, Map<String, Long> numbers) throws SQLException {
    for (List<String> part : In.parts(missing)) {
      tx.returning(
          "insert into term (value) values "
              + In.rows(part)
              + " on conflict do nothing returning value, id",
          row -> numbers.put(row.getString(1), row.getLong(2)),
          In.padded(part));
    }
    remember(tx, missing, numbers);
    look(tx, missing.stream().filter(term -> !numbers.containsKey(term)).toList(), numbers);
  }

  private void look(Tx tx, List<String> terms, Map<String, Long> into) throws SQLException {
    for (List<String> part : In.parts(terms)) {
      tx.each(
          "select value, id from term where value in " + In.marks(part),
          row -> into.put(row.getString(1), row.getLong(2)),
          In.padded(part));
    }
    remember(tx, terms, into);
  }

  /** Once the unit is committed, not before. */
  private void remember(Tx tx, List<String> terms, Map<String, Long> numbers) {
    if (!terms.isEmpty()) {
      tx.afterCommit(
          () -> {
            for (String term : terms) {
              Long number = numbers.get(term);
              if (number != null) {
                known.put(term, number);
              }
            }
          });
    }
  }
}
