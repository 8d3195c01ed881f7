package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
   * @param due the day on which it may be made, when it rests on something that did not happen
   */
  record Finding(Decision decision, @Nullable LocalDate due) {
    boolean isDue(@Nullable LocalDate today) {
      return due == null || (today != null && !today.isBefore(due));
    }
  }

  private final String personId;
  private final List<Kept> counted;
  private final Set<String> proposed;
  private final RuleContext context;
  private final Map<UUID, Finding> found = new LinkedHashMap<>();

  /**
   * @param proposed paths for which a goal was proposed
   */
  Findings(String personId, List<Kept> facts, Set<String> proposed, RuleContext context) {
    this.personId = personId;
    this.counted = SameFact.counted(facts);
    this.proposed = proposed;
    this.context = context;
  }

  Map<UUID, Finding> found() {
    return found;
  }

  /** Of several grounds for one occasion the earliest counts. */
  void look(Rule rule, Instant activeFrom) {
    for (Ground ground : Ground.of(rule, counted, personId, context)) {
      if (!ground.fact().history() && !ground.fact().at().isBefore(activeFrom)) {
        finding(rule, ground)
            .ifPresent(finding -> found.putIfAbsent(finding.decision().id(), finding));
      }
    }
  }

  private Optional<Finding> finding(Rule rule, Ground ground) {
    List<Kept> before = new ArrayList<>();
    for (Rule.Given given : rule.given()) {
      if (given instanceof Rule.Given.Happened happened) {
        Optional<Kept> fact = latest(happened, ground);
        if (fact.isEmpty()) {
          return Optional.empty();
        }
        before.add(fact.get());
      } else if (!proposed.contains(ground.path())) {
        return Optional.empty();
      }
    }
    LocalDate due = null;
    for (Rule.Absent absent : rule.absent()) {
      if (isThere(absent, ground)) {
        return Optional.empty();
      }
      LocalDate over = context.date(ground.fact()).plus(absent.period());
      due = due == null || over.isAfter(due) ? over : due;
    }
    return Optional.of(
        new Finding(new Conclusion(rule, ground, before, due, context).decision(personId), due));
  }

  private Optional<Kept> latest(Rule.Given.Happened given, Ground ground) {
    LocalDate day = context.date(ground.fact());
    Kept latest = null;
    for (Kept fact : counted) {
      LocalDate on = context.date(fact);
      boolean inTime =
          !on.plus(given.within()).isBefore(day)
              && !day.plus(given.within()).isBefore(on)
              && (!given.before() || !on.isAfter(day));
      if (inTime && inPath(given.condition(), fact, ground.path())) {
        latest = fact;
      }
    }
    return Optional.ofNullable(latest);
  }

  /** Also what came after the time was over: who has looked since then needs no reminder. */
  private boolean isThere(Rule.Absent absent, Ground ground) {
    LocalDate day = context.date(ground.fact());
    return counted.stream()
        .filter(fact -> fact != ground.fact() && !context.date(fact).isBefore(day))
        .anyMatch(fact -> inPath(absent.condition(), fact, ground.path()));
  }

  private boolean inPath(Condition condition, Kept fact, String path) {
    return condition.admits(fact, personId)
        && condition.places(fact, context).stream().anyMatch(place -> place.path().equals(path));
  }
}
