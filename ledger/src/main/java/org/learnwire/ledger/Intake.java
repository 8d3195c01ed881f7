package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.learnwire.database.Tx;

/** Takes decisions in. */
final class Intake {
  private static final String POLICY = "policy";

  private final Moves moves;
  private final TargetOrder order;
  private final Approvals approvals;
  private final Clock clock;

  Intake(Moves moves, TargetOrder order, Approvals approvals, Clock clock) {
    this.moves = moves;
    this.order = order;
    this.approvals = approvals;
    this.clock = clock;
  }

  Entered enter(Tx tx, NewEntry decision) throws SQLException {
    Optional<Entry> known = Entries.byId(tx, decision.id());
    if (known.isPresent()) {
      return new Entered(false, known.get().state(), known.get().message());
    }
    boolean asks = decision.mode().asksFirst();
    EntryState start = asks ? EntryState.PROPOSED : EntryState.PENDING;
    Entry entry = moves.start(tx, decision, start, decision.because());
    order.supersede(tx, entry);
    if (decision.mode() == Mode.AUTO) {
      approvals.approve(tx, entry, clock.instant() + " " + POLICY, POLICY);
    }
    order.review(tx, entry.connection(), entry.target());
    Entry now = Entries.require(tx, entry.id());
    return new Entered(true, now.state(), now.message());
  }
}
