package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.In;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementRef;

/**
 * Statements that have another as object. Who asks for the one is given the other too (xAPI
 * Communication 2.1.3), and voiding works this way; either may arrive first.
 */
final class References {
  /** Longest chain of references that is followed. */
  private static final int LONGEST_CHAIN = 20;

  private final Terms terms;

  References(Terms terms) {
    this.terms = terms;
  }

  /**
   * Called when the new statements are written. Carries out voiding in both directions, and makes
   * all that refer to one another findable by what they refer to. Statements without references
   * cost one look-up per hundred.
   */
  void connect(Tx tx, Collection<ReadyStatement> fresh, Map<UUID, Long> positions, Instant at)
      throws SQLException {
    Map<UUID, Long> holders = new LinkedHashMap<>();
    List<Object[]> rows = new ArrayList<>();
    for (ReadyStatement ready : fresh) {
      if (ready.target() != null) {
        long position = positions.get(ready.id());
        rows.add(new Object[] {Ids.bytes(ready.target()), position});
        holders.put(ready.id(), position);
      }
    }
    tx.batch(
        "insert into statement_reference (target, position) values (?, ?) on conflict do nothing",
        rows);
    Set<Long> referrers = referrers(tx, positions.keySet());
    if (holders.isEmpty() && referrers.isEmpty()) {
      return;
    }
    for (ReadyStatement ready : fresh) {
      if (ready.voiding()) {
        Voiding.target(tx, ready.target(), ready.id(), at);
      }
    }
    Voiding.byEarlier(tx, referrers, at);
    passOn(tx, holders.values(), referrers);
  }

  /** The statements that this one refers to, nearest first. */
  static List<StoredStatement> targets(Tx tx, Statement statement) throws SQLException {
    List<StoredStatement> chain = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    statement.id().ifPresent(seen::add);
    Statement at = statement;
    while (chain.size() < LONGEST_CHAIN
        && at.object() instanceof StatementRef ref
        && seen.add(ref.id())) {
      Optional<StoredStatement> target = StatementRows.byId(tx, ref.id());
      if (target.isEmpty()) {
        break;
      }
      chain.add(target.get());
      at = target.get().statement();
    }
    return chain;
  }

  /** To those that hold a reference now, and to all that refer to them, along the chains. */
  private void passOn(Tx tx, Collection<Long> holders, Set<Long> referrers) throws SQLException {
    Set<Long> all = new LinkedHashSet<>(holders);
    Set<Long> next = new LinkedHashSet<>(holders);
    next.addAll(referrers);
    all.addAll(referrers);
    for (int step = 0; step < LONGEST_CHAIN && !next.isEmpty(); step++) {
      List<UUID> ids =
          StatementRows.byPositions(tx, next).stream().map(StoredStatement::id).toList();
      next = referrers(tx, ids);
      next.removeAll(all);
      all.addAll(next);
    }
    TermRows rows = new TermRows();
    for (StoredStatement holder : StatementRows.byPositions(tx, all)) {
      List<String> inherited = List.copyOf(inherited(tx, holder.statement()));
      rows.add(holder.position(), inherited, terms.remembered(inherited));
    }
    terms.indexAgain(tx, rows);
  }

  /** Those that refer to a statement, and those that refer to them, along the chains. */
  static List<StoredStatement> reaching(Tx tx, UUID id) throws SQLException {
    Set<Long> all = new LinkedHashSet<>();
    Set<Long> next = referrers(tx, List.of(id));
    for (int step = 0; step < LONGEST_CHAIN && all.addAll(next); step++) {
      next =
          referrers(
              tx, StatementRows.byPositions(tx, next).stream().map(StoredStatement::id).toList());
    }
    return all.isEmpty() ? List.of() : StatementRows.byPositions(tx, all);
  }

  static Set<String> inherited(Tx tx, Statement statement) throws SQLException {
    Set<String> all = new LinkedHashSet<>();
    for (StoredStatement target : targets(tx, statement)) {
      IndexTerms.of(target.statement()).forEach(term -> all.add(Term.inherited(term)));
    }
    return all;
  }

  private static Set<Long> referrers(Tx tx, Collection<UUID> ids) throws SQLException {
    Set<Long> positions = new LinkedHashSet<>();
    List<byte[]> keys = ids.stream().map(Ids::bytes).toList();
    for (List<byte[]> part : In.parts(keys)) {
      tx.each(
          "select position from statement_reference where target in " + In.marks(part),
          row -> positions.add(row.getLong(1)),
          In.padded(part));
    }
    return positions;
  }
}
