package org.learnwire.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.learnwire.database.Tx;

/** Takes decisions in. */
final class Intake {
  private final Moves moves;
  private final TargetOrder order;
  private final Asking asking;

  Intake(Moves moves, TargetOrder order, Asking asking) {
    this.moves = moves;
    this.order = order;
    this.asking = asking;
  }

  Entered enter(Tx tx, NewEntry decision) throws SQLException {
    Optional<Entry> known = Entries.byId(tx, decision.id());
    if (known.isEmpty()) {
      Entry entry = moves.start(tx, decision, start(decision), decision.because());
      return taken(tx, decision, entry, true);
    }
    Entry entry = known.get();
    if (!entry.causeVoided()) {
      return new Entered(false, entry.state(), entry.message());
    }
    if (entry.state() == EntryState.CANCELLED) {
      Entry again = moves.again(tx, entry, decision, start(decision), "its ground is back");
      return taken(tx, decision, again, false);
    }
    moves.grounded(tx, entry, decision);
    Entry now = moves.remark(tx, entry, decision.rule(), "its ground is back");
    return new Entered(false, now.state(), now.message());
  }

  private static EntryState start(NewEntry decision) {
    List<Approver> approvers = decision.approvers();
    return approvers.isEmpty() || approvers.equals(List.of(Approver.HR))
        ? EntryState.PENDING
        : EntryState.PROPOSED;
  }

  private Entered taken(Tx tx, NewEntry decision, Entry entry, boolean isNew) throws SQLException {
    order.supersede(tx, entry);
    if (decision.approvers().isEmpty()) {
      asking.byPolicy(tx, entry);
    }
    order.review(tx, entry.connection(), entry.target());
    Entry now = Entries.require(tx, entry.id());
    return new Entered(isNew, now.state(), now.message());
  }
}
