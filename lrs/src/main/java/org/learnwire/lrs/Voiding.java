package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Tx;

/**
 * Takes statements out of use (xAPI Data 2.3.2). A statement that voids cannot itself be voided.
 */
final class Voiding {
  private Voiding() {}

  /** Carries out a voiding statement, if its target is there already. */
  static void target(Tx tx, UUID target, UUID voiding, Instant at) throws SQLException {
    Optional<StoredStatement> there = StatementRows.byId(tx, target);
    if (there.isPresent() && there.get().statement().voids().isEmpty()) {
      tx.update("update statement set voided = 1 where position = ?", there.get().position());
      StatementLinks.add(tx, target, voiding, StatementLinks.VOIDED, at);
    }
  }

  /** Carries out those that were there before their targets came. */
  static void byEarlier(Tx tx, Collection<Long> referrers, Instant at) throws SQLException {
    for (StoredStatement referrer : StatementRows.byPositions(tx, referrers)) {
      Optional<UUID> target = referrer.statement().voids();
      if (target.isPresent()) {
        target(tx, target.get(), referrer.id(), at);
      }
    }
  }
}
