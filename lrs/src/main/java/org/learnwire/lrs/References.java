package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  /** The terms of the statements that this one refers to, along the chain. */
  Set<Term> inherited(Tx tx, Statement statement) throws SQLException {
    Set<Term> all = new LinkedHashSet<>();
    for (StoredStatement target : targets(tx, statement)) {
      all.addAll(IndexTerms.of(target.statement()));
    }
    return all;
  }

  /** Notes whom a statement refers to. */
  static void note(Tx tx, Statement statement, long position) throws SQLException {
    if (statement.object() instanceof StatementRef ref) {
      tx.update(
          "insert into statement_reference (target, position) values (?, ?)",
          Ids.bytes(ref.id()),
          position);
    }
  }

  /** The statements that this one refers to, nearest first. */
  static List<StoredStatement> targets(Tx tx, Statement statement) throws SQLException {
    List<StoredStatement> chain = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
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

  /**
   * Makes those that refer to a new statement findable by its terms, and carries out voiding in
   * both directions.
   *
   * @return true when the new statement was voided before it came
   */
  boolean connect(Tx tx, Statement statement, UUID id, Set<Term> all, Instant at)
      throws SQLException {
    Optional<UUID> voids = statement.voids();
    if (voids.isPresent()) {
      voidTarget(tx, voids.get(), id, at);
    }
    List<StoredStatement> referrers = referrers(tx, id);
    if (referrers.isEmpty()) {
      return false;
    }
    passOn(tx, referrers, all, new HashSet<>(Set.of(id)));
    return voids.isEmpty() && voidedByEarlier(tx, referrers, id, at);
  }

  private void passOn(Tx tx, List<StoredStatement> referrers, Set<Term> inherited, Set<UUID> seen)
      throws SQLException {
    for (StoredStatement referrer : referrers) {
      UUID id = referrer.statement().id().orElseThrow();
      if (seen.size() < LONGEST_CHAIN && seen.add(id)) {
        terms.index(tx, referrer.position(), inherited);
        passOn(tx, referrers(tx, id), inherited, seen);
      }
    }
  }

  private List<StoredStatement> referrers(Tx tx, UUID id) throws SQLException {
    return StatementRows.byPositions(
        tx,
        tx.list(
            "select position from statement_reference where target = ?",
            row -> row.getLong(1),
            (Object) Ids.bytes(id)));
  }

  /** A statement that voids cannot itself be voided (xAPI Data 2.3.2). */
  private static void voidTarget(Tx tx, UUID target, UUID voiding, Instant at) throws SQLException {
    Optional<StoredStatement> there = StatementRows.byId(tx, target);
    if (there.isPresent() && there.get().statement().voids().isEmpty()) {
      tx.update("update statement set voided = 1 where position = ?", there.get().position());
      StatementLinks.add(tx, target, voiding, StatementLinks.VOIDED, at);
    }
  }

  private static boolean voidedByEarlier(
      Tx tx, List<StoredStatement> referrers, UUID id, Instant at) throws SQLException {
    boolean voided = false;
    for (StoredStatement referrer : referrers) {
      if (referrer.statement().voids().isPresent()) {
        UUID voiding = referrer.statement().id().orElseThrow();
        StatementLinks.add(tx, id, voiding, StatementLinks.VOIDED, at);
        voided = true;
      }
    }
    return voided;
  }
}
