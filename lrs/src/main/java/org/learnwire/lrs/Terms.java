package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.learnwire.database.Tx;

/** Numbers for IRIs and identities, so that the index stays narrow. Writing is one thread's. */
final class Terms {
  private static final int REMEMBERED = 20_000;
  private static final int ROWS_AT_ONCE = 16;

  /** Ids that the writer has seen; what is rolled back is forgotten. */
  private final Map<String, Long> known =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The number of a term that some statement named, from what this reader can see. */
  Optional<Long> find(Tx tx, String value) throws SQLException {
    return tx.one("select id from term where value = ?", row -> row.getLong(1), value);
  }

  /** The numbers under which what a query wants stands: of a related role also the direct one's. */
  List<Long> findBoth(Tx tx, Term term) throws SQLException {
    List<Long> ids = new ArrayList<>();
    find(tx, term.text()).ifPresent(ids::add);
    if (!term.direct().equals(term)) {
      find(tx, term.direct().text()).ifPresent(ids::add);
    }
    return ids;
  }

  /** Makes a statement findable by its terms. */
  void index(Tx tx, long position, Set<Term> terms) throws SQLException {
    List<Object> args = new ArrayList<>();
    for (Term term : terms) {
      Term direct = term.direct();
      if (!direct.equals(term) && terms.contains(direct)) {
        continue;
      }
      args.add(id(tx, term.text()));
      args.add(position);
      if (args.size() == 2 * ROWS_AT_ONCE) {
        insert(tx, args);
      }
    }
    if (!args.isEmpty()) {
      insert(tx, args);
    }
  }

  private static void insert(Tx tx, List<Object> args) throws SQLException {
    String rows = "(?, ?), ".repeat(args.size() / 2 - 1) + "(?, ?)";
    tx.update(
        "insert into statement_term (term_id, position) values " + rows + " on conflict do nothing",
        args.toArray());
    args.clear();
  }

  private long id(Tx tx, String value) throws SQLException {
    synchronized (known) {
      Long id = known.get(value);
      if (id == null) {
        id = findOrInsert(tx, value);
        known.put(value, id);
      }
      return id;
    }
  }

  private long findOrInsert(Tx tx, String value) throws SQLException {
    Optional<Long> there = find(tx, value);
    if (there.isPresent()) {
      return there.get();
    }
    tx.afterRollback(() -> forget(value));
    return tx.insert("insert into term (value) values (?)", value);
  }

  private void forget(String value) {
    synchronized (known) {
      known.remove(value);
    }
  }
}
