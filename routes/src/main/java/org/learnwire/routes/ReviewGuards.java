package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.learnwire.database.Tx;
import org.learnwire.kit.manifest.GoalKind;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.ledger.Allowance;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Holds;
import org.learnwire.ledger.Limits;
import org.learnwire.rules.Cycle;
import org.learnwire.rules.Cycles;

/**
 * What keeps a write into a system where performance is reviewed from going, before anything else
 * does: its cycle is frozen or its plan locked, its goal window is not open, the cycle's id is
 * missing, or the system would take a goal about learning for one that counts in the review.
 */
final class ReviewGuards implements Limits {
  static final String GOAL_CREATE = "goal.create";

  /** What writes into a cycle. */
  static final List<String> WRITES =
      List.of(
          GOAL_CREATE,
          "goal.progress",
          "goal.update",
          "goal.milestone",
          "goal.comment",
          "goal.complete",
          "goal.close",
          "goal.reopen",
          "goal.delete",
          "evidence.attach");

  private final Cycles cycles;
  private final ZoneId zone;
  private final Connections connections;
  private final Limits others;

  ReviewGuards(Cycles cycles, ZoneId zone, Connections connections, Limits others) {
    this.cycles = cycles;
    this.zone = zone;
    this.connections = connections;
    this.others = others;
  }

  /** Whether anything could be held at all. */
  boolean idle() {
    return cycles.isEmpty() && connections.all().stream().noneMatch(ReviewGuards::refusesGoals);
  }

  @Override
  public Allowance of(Tx tx, Entry entry, Instant now) throws SQLException {
    Optional<Allowance> kept = keeps(tx, entry, now);
    return kept.isPresent() ? kept.get() : others.of(tx, entry, now);
  }

  /** What keeps an entry, approved or not; empty when nothing here does. */
  Optional<Allowance> keeps(Tx tx, Entry entry, Instant now) throws SQLException {
    if (!WRITES.contains(entry.writeName())) {
      return Optional.empty();
    }
    Optional<Connected> target = connections.find(entry.connection());
    if (entry.writeName().equals(GOAL_CREATE) && target.filter(c -> refusesGoals(c)).isPresent()) {
      return Optional.of(Allowance.held(wouldCount(target.get())));
    }
    Optional<Cycle> cycle = cycleOf(tx, entry);
    return cycle.flatMap(each -> keeps(each, entry, now.atZone(zone).toLocalDate()));
  }

  /**
   * The cycle an entry writes into: as somebody planned it, else that of the day it was decided.
   */
  Optional<Cycle> cycleOf(Tx tx, Entry entry) throws SQLException {
    if (cycles.isEmpty()) {
      return Optional.empty();
    }
    Optional<Cycle> planned = Holds.plannedFor(tx, entry).flatMap(cycles::named);
    Instant decided = Holds.origin(tx, entry).created();
    return planned.or(() -> cycles.at(decided.atZone(zone).toLocalDate()));
  }

  /** What the plan, or cycle, that an entry writes into is called at its connection. */
  Optional<String> planId(Tx tx, Entry entry) throws SQLException {
    return cycles.hasIds(entry.connection())
        ? cycleOf(tx, entry).flatMap(cycle -> cycle.idAt(entry.connection()))
        : Optional.empty();
  }

  private Optional<Allowance> keeps(Cycle cycle, Entry entry, LocalDate today) {
    boolean makes = entry.writeName().equals(GOAL_CREATE);
    if (cycle.isFrozen(today) || cycle.locked().contains(entry.connection())) {
      return Optional.of(Allowance.held(frozen(cycle, entry, today)));
    }
    if (makes && today.isAfter(cycle.goalsTo())) {
      return Optional.of(
          Allowance.held(
              "the goal window of cycle %s closed on %s%s"
                  .formatted(cycle.name(), Cycles.shown(cycle.goalsTo()), offer(cycle))));
    }
    if (makes && today.isBefore(cycle.goalsFrom())) {
      return Optional.of(
          Allowance.waits(
              new Allowance.Wait(
                  cycle.goalsFrom().atStartOfDay(zone).toInstant(),
                  "waits until %s, when the goal window of cycle %s opens"
                      .formatted(Cycles.shown(cycle.goalsFrom()), cycle.name()))));
    }
    boolean nameless =
        cycles.hasIds(entry.connection()) && cycle.idAt(entry.connection()).isEmpty();
    return nameless && makes
        ? Optional.of(
            Allowance.held(
                "cycle %s has no id for %s: add it to its ids in cycles.yaml and start again"
                    .formatted(cycle.name(), entry.connection())))
        : Optional.empty();
  }

  private String frozen(Cycle cycle, Entry entry, LocalDate today) {
    String what =
        cycle.isFrozen(today)
            ? "cycle %s is frozen since %s".formatted(cycle.name(), Cycles.shown(cycle.freeze()))
            : "the plan of cycle %s is locked at %s".formatted(cycle.name(), entry.connection());
    return movable(entry) ? what + offer(cycle) : what + ", and this changes what stands in it";
  }

  /** What makes something new may go into another cycle; what changes something may not. */
  static boolean movable(Entry entry) {
    return entry.writeName().equals(GOAL_CREATE);
  }

  private String offer(Cycle cycle) {
    return cycles
        .after(cycle)
        .map(next -> "; it can be planned for cycle " + next.name())
        .orElse("; cycles.yaml has none after it for which it could be planned");
  }

  /** Goals about learning would be performance goals there, and nobody has accepted that. */
  static boolean refusesGoals(Connected connected) {
    WriteSpec write = connected.manifest().writes().get(GOAL_CREATE);
    return write != null
        && write.goalKind() == GoalKind.PERFORMANCE
        && !connected.settings().acceptPerformanceGoal();
  }

  static String wouldCount(Connected connected) {
    return "%s keeps no development goals, so this would be a performance goal and count in the review"
            .formatted(connected.manifest().title())
        + ": not sent unless connection "
        + connected.name()
        + " says accept-performance-goal: true";
  }
}
