package org.learnwire.routes;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.learnwire.database.Database;
import org.learnwire.routes.PassReport.Receipts;

/** The second half of a pass: time, decisions, the yes that the demo shortens, sending, copies. */
final class Deciding {
  private final Database database;
  private final Clock clock;
  private final ZoneId zone;
  private final Connections connections;
  private final Completeness completeness;
  private final DecideStep decide;
  private final EnterStep enter;
  private final ProposalUpkeep upkeep;
  private final HoldUpkeep holds;
  private final AutoCaps caps;
  private final GoalReading goals;
  private final Sender sender;
  private final StoredTap tap;
  private final UserRoutes userRoutes;
  private volatile Supplier<Feed.Brought> feed = () -> Feed.Brought.NOTHING;

  Deciding(
      Database database,
      Clock clock,
      ZoneId zone,
      Connections connections,
      Completeness completeness,
      DecideStep decide,
      EnterStep enter,
      ProposalUpkeep upkeep,
      HoldUpkeep holds,
      AutoCaps caps,
      GoalReading goals,
      Sender sender,
      StoredTap tap,
      UserRoutes userRoutes) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.connections = connections;
    this.completeness = completeness;
    this.decide = decide;
    this.enter = enter;
    this.upkeep = upkeep;
    this.holds = holds;
    this.caps = caps;
    this.goals = goals;
    this.sender = sender;
    this.tap = tap;
    this.userRoutes = userRoutes;
  }

  /** What it came to. */
  record Outcome(
      long observations,
      long decisions,
      long contextOnly,
      Receipts receipts,
      List<String> leftOut,
      List<String> waiting,
      List<String> problems) {}

  void feedFrom(Feed source) {
    feed = source::bring;
  }

  Outcome run(boolean send) {
    caps.passBegins(clock.instant());
    Feed.Brought brought = feed.get();
    Ticks.today(database, clock, zone, completeness);
    List<String> problems = new ArrayList<>(brought.problems());
    Optional<String> closed = userRoutes.closed(Seam.DECIDED);
    closed.ifPresent(problems::add);
    long decisions = closed.isPresent() ? 0 : decide.run();
    enter.shorten();
    upkeep.run();
    holds.run();
    goals.run();
    Receipts receipts = Receipts.NONE;
    if (send) {
      receipts = sender.send(connections.all().stream().filter(Connected::writes).toList());
    }
    tap.run();
    List<String> waiting = new ArrayList<>(decide.waiting());
    waiting.addAll(sender.waiting());
    return new Outcome(
        brought.statements(),
        decisions,
        decide.contextOnly(),
        receipts,
        brought.leftOut(),
        waiting,
        problems);
  }
}
