package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.learnwire.database.Tx;

/** Numbers for IRIs and identities, so that the index stays narrow. */
final class Terms {
  private static final int REMEMBERED = 25_000;

  /** Of committed terms only: these never change again. */
  private final Remembered<String, Long> known = new Remembered<>(REMEMBERED);

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
    look(tx, missing, found);
    return found;
  }

  /** Makes statements findable by their terms. */
  void index(Tx tx, TermRows rows) throws SQLException {
    Map<String, Long> ids = find(tx, rows.terms());
    if (ids.size() < rows.terms().size()) {
      addMissing(tx, rows, ids);
    }
    tx.batch(
        "insert into statement_term (term_id, position) values (?, ?) on conflict do nothing",
        rows.rows(ids));
  }

  private void addMissing(Tx tx, TermRows rows, Map<String, Long> ids) throws SQLException {
    TreeSet<String> missing = new TreeSet<>(rows.terms());
    missing.removeAll(ids.keySet());
    List<Object[]> values = new ArrayList<>();
    missing.forEach(term -> values.add(new Object[] {term}));
    tx.batch("insert into term (value) values (?) on conflict do nothing", values);
    look(tx, missing, ids);
  }

  private void look(Tx tx, TreeSet<String> missing, Map<String, Long> into) throws SQLException {
    for (List<String> part : In.parts(List.copyOf(missing))) {
      tx.each(
          "select value, id from term where value in " + In.marks(part),
          row -> into.put(row.getString(1), row.getLong(2)),
          In.padded(part));
    }
    for (String term : missing) {
      Long id = into.get(term);
      if (id != null) {
        tx.afterCommit(() -> known.put(term, id));
      }
    }
  }
}
