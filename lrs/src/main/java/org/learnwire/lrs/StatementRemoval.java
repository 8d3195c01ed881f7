package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnwire.database.In;
import org.learnwire.database.Tx;
import org.learnwire.xapi.StatementRef;

/**
 * Takes away a statement with its terms and references. The key stays, and the journal's entry,
 * which holds nothing but the id.
 */
final class StatementRemoval {
  private StatementRemoval() {}

  static void remove(Tx tx, StoredStatement stored, String rule, Instant at) throws SQLException {
    Set<String> terms = new LinkedHashSet<>(IndexTerms.of(stored.statement()));
    terms.addAll(References.inherited(tx, stored.statement()));
    List<StoredStatement> reaching = References.reaching(tx, stored.id());
    Map<Long, Set<String>> inherited = new HashMap<>();
    for (StoredStatement one : reaching) {
      inherited.put(one.position(), References.inherited(tx, one.statement()));
    }
    deleteTerms(tx, stored.position(), terms);
    if (stored.statement().object() instanceof StatementRef target) {
      tx.update(
          "delete from statement_reference where target = ? and position = ?",
          Ids.bytes(target.id()),
          stored.position());
    }
    tx.update("delete from statement where position = ?", stored.position());
    tx.update(
        "insert into statement_removed (position, rule, removed) values (?, ?, ?)",
        stored.position(),
        rule,
        at);
    // Who refers to it is no longer found by what it said.
    for (StoredStatement one : reaching) {
      Set<String> lost = inherited.get(one.position());
      lost.removeAll(References.inherited(tx, one.statement()));
      deleteTerms(tx, one.position(), lost);
    }
  }

  private static void deleteTerms(Tx tx, long position, Collection<String> terms)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (List<String> part : In.parts(List.copyOf(terms))) {
      tx.each(
          "select id from term where value in " + In.marks(part),
          row -> rows.add(new Object[] {row.getLong(1), position}),
          In.padded(part));
    }
    tx.batch("delete from statement_term where term_id = ? and position = ?", rows);
  }
}
