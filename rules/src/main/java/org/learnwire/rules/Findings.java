package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rules find in a set of facts: a function of the facts alone, so that the order in which they
 * came cannot matter.
 */
final class Findings {
  /**
   * A decision that the facts support.
   *
   * @param due the day on which it may be made, when it rests on time
   */
  record Finding(UUID id, Conclusion conclusion, Rule rule, @Nullable LocalDate due) {
    boolean isDue(@Nullable LocalDate today) {
      return due == null || (today != null && !today.isBefore(due));
    }
  }

  private final List<Kept> inTime;
  private @Nullable List<Kept> counted;
  private final Map<Set<String>, List<Kept>> byVerbs = new IdentityHashMap<>();
  private final Map<Condition, Collection<Ground>> first = new IdentityHashMap<>();
  private final Set<String> proposed;
  private final RuleContext context;
  private final Map<UUID, Finding> found = new LinkedHashMap<>();

  /**
   * @param proposed paths for which a goal was proposed
   */
  Findings(List<Kept> facts, Set<String> proposed, RuleContext context) {
    List<Kept> moves = context.moves();
    List<Kept> all = facts;
    if (!moves.isEmpty()) {
      all = new ArrayList<>(facts);
      all.addAll(moves);
      all.sort(Kept.IN_TIME);
    }
    this.inTime = all;
    this.proposed = proposed;
    this.context = context;
  }

  Map<UUID, Finding> found() {
    return found;
  }

  /** Of several grounds for one occasion the earliest counts. */
  void look(Asked asked) {
    Rule rule = asked.rule();
    Instant activeFrom = asked.since();
    if (inTime.isEmpty() || inTime.get(inTime.size() - 1).at().isBefore(activeFrom)) {
      return;
    }
    for (Ground ground : grounds(asked)) {
      if (decides(rule, ground, activeFrom)) {
        finding(rule, ground).ifPresent(finding -> found.putIfAbsent(finding.id(), finding));
      }
    }
  }

  /**
   * Of the first of each path most are long ago: who came before the rule is sorted out at once.
   */
  private List<Ground> grounds(Asked asked) {
    Rule rule = asked.rule();
    Condition condition = rule.when().condition();
    if (rule.perTask() || !rule.when().first()) {
      return Ground.of(rule, with(condition), asked.since(), context);
    }
    Collection<Ground> first =
        this.first.computeIfAbsent(
            asked.anywhere(), each -> Ground.first(each, with(each), context));
    List<Ground> grounds = new ArrayList<>();
    for (Ground ground : first) {
      if (!ground.fact().at().isBefore(asked.since())
          && condition.where().admits(ground.path(), context)) {
        grounds.add(ground);
      }
    }
    return grounds;
  }

  /** Those that count with the verbs of a condition, which are one set where rules ask alike. */
  private List<Kept> with(Condition condition) {
    List<Kept> facts = byVerbs.get(condition.verbs());
    if (facts == null) {
      facts = new ArrayList<>();
      for (Kept fact : counted()) {
        if (condition.verbs().contains(fact.verb())) {
          facts.add(fact);
        }
      }
      byVerbs.put(condition.verbs(), facts);
    }
    return facts;
  }

  private List<Kept> counted() {
    if (counted == null) {
      counted = SameFact.counted(inTime);
    }
    return counted;
  }

  private boolean decides(Rule rule, Ground ground, Instant activeFrom) {
    Kept fact = ground.fact();
    return contextOnly(rule, fact, activeFrom).isEmpty()
        && !(rule.then() instanceof Then.ProposeGoal && isMandatory(ground.path()))
        && rule.who().admits(context.person(), context.date(fact), context.company().programmes());
  }

  /** Why a fact is never a ground of this rule, if it is none. */
  static Optional<Step.Why> contextOnly(Rule rule, Kept fact, Instant activeFrom) {
    if (fact.history()) {
      return Optional.of(Step.Why.HISTORY);
    }
    if (fact.at().isBefore(activeFrom)) {
      return Optional.of(Step.Why.BEFORE_ACTIVE_FROM);
    }
    boolean inTime = rule.grace() == null || fact.late() <= Span.of(rule.grace()).atMostDays();
    return inTime ? Optional.empty() : Optional.of(Step.Why.LATE);
  }

  /** A goal is somebody's own: what everybody must do proposes none. */
  private boolean isMandatory(String path) {
    return context.map().path(path).filter(each -> "mandatory".equals(each.kind())).isPresent();
  }

  private Optional<Finding> finding(Rule rule, Ground ground) {
    List<Kept> besides = new ArrayList<>();
    for (Rule.Given given : rule.given()) {
      if (!holds(given, ground, besides)) {
        return Optional.empty();
      }
    }
    Ground whole = ground;
    for (Rule.Follows step : rule.follows()) {
      Optional<Kept> next = next(step, whole);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      besides.add(next.get());
      whole = whole.until(next.get());
    }
    LocalDate due = beginning(rule, ground);
    for (Rule.Absent absent : rule.absent()) {
      if (isThere(absent, whole)) {
        return Optional.empty();
      }
      LocalDate over = absent.span().after(whole.end(context), context);
      due = due == null || over.isAfter(due) ? over : due;
    }
    Conclusion conclusion = new Conclusion(rule, whole, besides, due, context);
    return Optional.of(new Finding(conclusion.id(), conclusion, rule, due));
  }

  /** What the directory says may lie ahead; {@code day} lets some days go by. */
  private @Nullable LocalDate beginning(Rule rule, Ground ground) {
    boolean move = ground.fact().verb().startsWith(RuleVerbs.PERSON);
    LocalDate day = context.date(ground.fact());
    return rule.when().day() > 0 || move ? day.plusDays(rule.when().day()) : null;
  }

  private boolean holds(Rule.Given given, Ground ground, List<Kept> besides) {
    if (given instanceof Rule.Given.GoalProposed) {
      return proposed.contains(ground.path());
    }
    if (given instanceof Rule.Given.GoalStands goal) {
      return goal.verb().equals(latestGoal(ground.path()))
          || (goal.word().equals("proposed")
              && latestGoal(ground.path()) == null
              && proposed.contains(ground.path()));
    }
    Rule.Given.Happened happened = (Rule.Given.Happened) given;
    List<Kept> facts = latest(happened, ground);
    besides.addAll(facts);
    return facts.size() == happened.atLeast();
  }

  private @Nullable String latestGoal(String path) {
    String verb = null;
    for (Kept fact : with(Conditions.ANY_GOAL)) {
      if (Conditions.ANY_GOAL.isInPath(fact, path, context)) {
        verb = fact.verb();
      }
    }
    return verb;
  }

  /** The latest in the window, as many as are asked for. */
  private List<Kept> latest(Rule.Given.Happened given, Ground ground) {
    List<Kept> latest = new ArrayList<>();
    List<Kept> facts = with(given.condition());
    for (int i = facts.size() - 1; i >= 0 && latest.size() < given.atLeast(); i--) {
      Kept fact = facts.get(i);
      if (given.condition().concerns(fact)
          && inWindow(given, fact, ground)
          && isMeant(given.condition(), given.of(), fact, ground)) {
        latest.add(0, fact);
      }
    }
    return latest;
  }

  private boolean inWindow(Rule.Given.Happened given, Kept fact, Ground ground) {
    LocalDate day = context.date(ground.fact());
    LocalDate on = context.date(fact);
    return switch (given.side()) {
      case BEFORE -> !on.isAfter(day) && !given.within().after(on, context).isBefore(day);
      case AFTER -> !on.isBefore(day) && !given.within().after(day, context).isBefore(on);
      case AROUND ->
          !given.within().after(on, context).isBefore(day)
              && !given.within().after(day, context).isBefore(on);
    };
  }

  private Optional<Kept> next(Rule.Follows step, Ground ground) {
    LocalDate from = ground.end(context);
    LocalDate until = step.within().after(from, context);
    for (Kept fact : with(step.condition())) {
      if (step.condition().concerns(fact)
          && Kept.IN_TIME.compare(fact, ground.last()) > 0
          && !context.date(fact).isAfter(until)
          && isMeant(step.condition(), step.of(), fact, ground)) {
        return Optional.of(fact);
      }
    }
    return Optional.empty();
  }

  /** Also what came after the time was over: who has looked since then needs no reminder. */
  private boolean isThere(Rule.Absent absent, Ground ground) {
    LocalDate day = ground.end(context);
    for (Kept fact : with(absent.condition())) {
      if (fact != ground.fact()
          && fact != ground.last()
          && absent.condition().concerns(fact)
          && !context.date(fact).isBefore(day)
          && isMeant(absent.condition(), absent.of(), fact, ground)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMeant(Condition condition, Rule.Of of, Kept fact, Ground ground) {
    if (!condition.admits(fact, context)) {
      return false;
    }
    return switch (of) {
      case SAME_PATH -> condition.isInPath(fact, ground.path(), context);
      case SAME_COURSE ->
          fact.object().equals(ground.fact().object())
              || fact.on().contains(ground.fact().object())
              || ground.fact().on().contains(fact.object());
      case ANYTHING -> !condition.places(fact, context).isEmpty();
    };
  }
}
