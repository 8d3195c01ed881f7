package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * The steps of approval: whose yes an entry needs, one after the other. Each yes and no is a step
 * of the history with who, when and why. HR's is the plan of the connection.
 */
final class Asking {
  static final String POLICY = "policy";

  private final Moves moves;
  private final TargetOrder order;
  private final Limits limits;
  private final Clock clock;

  Asking(Moves moves, TargetOrder order, Limits limits, Clock clock) {
    this.limits = limits;
    this.moves = moves;
    this.order = order;
    this.clock = clock;
  }

  /**
   * The one who is asked says yes.
   *
   * @param edits fields as that person wants them; the others stay
   */
  Entry accept(Tx tx, UUID id, Approver as, ObjectNode edits, String who) throws SQLException {
    Entry entry = asked(tx, id, as);
    Entry edited = moves.edited(tx, entry, edits, who);
    if (as == Approver.LEARNER) {
      GoalMoves.accepted(tx, edited, clock.instant());
    }
    return reviewed(tx, passed(tx, edited, who, as == Approver.SENDER ? "sent" : "accepted"));
  }

  /** The one who is asked says no. Only the learner's and the sender's no is theirs alone. */
  Entry refuse(Tx tx, UUID id, Approver as, String who, String why) throws SQLException {
    Entry entry = asked(tx, id, as);
    String said = why.isBlank() ? "" : ": " + why.strip();
    return reviewed(
        tx,
        switch (as) {
          case LEARNER -> moves.move(tx, entry, EntryState.DECLINED, who, "declined" + said);
          case SENDER -> moves.move(tx, entry, EntryState.DECLINED, who, "dropped" + said);
          case MANAGER, HR -> moves.move(tx, entry, EntryState.CANCELLED, who, "not agreed" + said);
        });
  }

  /** Who is asked now is this person; asked already, nothing changes. */
  Entry ask(Tx tx, UUID id, String person, String why) throws SQLException {
    Entry entry = Entries.require(tx, id);
    return entry.asking().isEmpty() || person.equals(entry.asks())
        ? entry
        : moves.asking(tx, entry, entry.approvers(), person, TargetOrder.WHO, why);
  }

  /** There is nobody to ask: HR is asked instead. */
  Entry passOver(Tx tx, UUID id, String why) throws SQLException {
    Entry entry = Entries.require(tx, id);
    if (entry.asking().isEmpty()) {
      throw new IllegalMove(id, "is " + entry.state().word());
    }
    List<Approver> left = new ArrayList<>(rest(entry));
    if (!left.contains(Approver.HR)) {
      left.add(Approver.HR);
    }
    return reviewed(tx, on(tx, entry, left, TargetOrder.WHO, why));
  }

  /** The yes of whoever is asked has been said. */
  Entry passed(Tx tx, Entry entry, String who, String why) throws SQLException {
    return on(tx, entry, rest(entry), who, why);
  }

  /** Nobody is asked any more, unless it is more than goes without: then HR is. */
  Entry byPolicy(Tx tx, Entry pending) throws SQLException {
    Optional<String> beyond = limits.beyond(tx, pending, clock.instant());
    if (beyond.isPresent()) {
      return moves.asking(tx, pending, List.of(Approver.HR), null, POLICY, beyond.get());
    }
    tx.update(
        "update entry set batch = ? where id = ?", clock.instant() + " " + POLICY, pending.id());
    return moves.move(tx, pending, EntryState.APPROVED, POLICY, "approved");
  }

  private Entry on(Tx tx, Entry entry, List<Approver> left, String who, String why)
      throws SQLException {
    @Nullable String next =
        !left.isEmpty() && left.get(0) == Approver.LEARNER ? entry.personId() : null;
    boolean plan = left.isEmpty() || left.equals(List.of(Approver.HR));
    if (!plan) {
      return moves.asking(tx, entry, left, next, who, why);
    }
    tx.update(
        "update entry set approvers = ?, asks = null where id = ?",
        Approver.words(left),
        entry.id());
    Entry pending = moves.move(tx, entry, EntryState.PENDING, who, why);
    return left.isEmpty() ? byPolicy(tx, pending) : pending;
  }

  private static List<Approver> rest(Entry entry) {
    return entry.approvers().subList(1, entry.approvers().size());
  }

  private static Entry asked(Tx tx, UUID id, Approver as) throws SQLException {
    Entry entry = Entries.require(tx, id);
    if (entry.state() != EntryState.PROPOSED) {
      throw new IllegalMove(id, "is " + entry.state().word());
    }
    Approver now = entry.asking().orElseThrow();
    if (now != as) {
      throw new IllegalMove(id, waitsFor(now));
    }
    return entry;
  }

  static String waitsFor(Approver approver) {
    return "waits for " + approver.label() + ", whose yes is theirs alone";
  }

  private Entry reviewed(Tx tx, Entry entry) throws SQLException {
    order.review(tx, entry.connection(), entry.target());
    return Entries.require(tx, entry.id());
  }
}
