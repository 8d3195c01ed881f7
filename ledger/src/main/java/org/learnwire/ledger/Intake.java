package org.learnwire.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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

  /** A target at a connection: what has one of its own depends on no other. */
  private record Target(String connection, String name) {
    static Target of(NewEntry decision) {
      return new Target(decision.connection(), decision.target());
    }
  }

  /** One after the other; neighbours that do not depend on each other are written together. */
  List<Entered> enter(Tx tx, List<NewEntry> decisions) throws SQLException {
    Set<UUID> known = Entries.known(tx, decisions.stream().map(NewEntry::id).toList());
    List<Entered> entered = new ArrayList<>(decisions.size());
    List<NewEntry> neighbours = new ArrayList<>();
    Set<Target> targets = new HashSet<>();
    for (NewEntry decision : decisions) {
      boolean isNew = known.add(decision.id());
      if (!isNew || !targets.add(Target.of(decision))) {
        entered.addAll(fresh(tx, neighbours));
        neighbours.clear();
        targets.clear();
        targets.add(Target.of(decision));
      }
      if (isNew) {
        neighbours.add(decision);
      } else {
        entered.add(again(tx, decision));
      }
    }
    entered.addAll(fresh(tx, neighbours));
    return entered;
  }

  private Entered again(Tx tx, NewEntry decision) throws SQLException {
    Entry entry = Entries.require(tx, decision.id());
    if (!entry.causeVoided()) {
      return new Entered(false, entry.state(), entry.message());
    }
    if (entry.state() == EntryState.CANCELLED) {
      Entry started = moves.again(tx, entry, decision, decision.start(), "its ground is back");
      return taken(tx, decision, started, false);
    }
    moves.grounded(tx, entry, decision);
    Entry now = moves.remark(tx, entry, decision.rule(), "its ground is back");
    return new Entered(false, now.state(), now.message());
  }

  /**
   * Most is done when it is written: somebody's yes is missing, and it does not matter what is at
   * its target.
   */
  private List<Entered> fresh(Tx tx, List<NewEntry> decisions) throws SQLException {
    List<Entered> entered = new ArrayList<>(decisions.size());
    moves.start(tx, decisions);
    Set<Target> there = goalsThere(tx, decisions);
    for (NewEntry decision : decisions) {
      boolean looks =
          Guard.changesWhatIsThere(decision.writeName()) || there.contains(Target.of(decision));
      entered.add(
          looks || decision.approvers().isEmpty()
              ? taken(tx, decision, Entries.require(tx, decision.id()), true)
              : new Entered(true, decision.start(), decision.because()));
    }
    return entered;
  }

  /** Of the goals that are to be made those that are at their targets already. */
  private static Set<Target> goalsThere(Tx tx, List<NewEntry> decisions) throws SQLException {
    Map<String, List<String>> goals = new TreeMap<>();
    for (NewEntry decision : decisions) {
      if (Guard.makesAGoal(decision.writeName())) {
        goals.computeIfAbsent(decision.connection(), c -> new ArrayList<>()).add(decision.target());
      }
    }
    Set<Target> there = new HashSet<>();
    for (Map.Entry<String, List<String>> each : goals.entrySet()) {
      for (String target : Correlations.there(tx, each.getKey(), each.getValue())) {
        there.add(new Target(each.getKey(), target));
      }
    }
    return there;
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
