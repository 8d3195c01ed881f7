package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a rule's {@code when} finds, in one path.
 *
 * @param task the practice task, where the rule looks at each of them
 * @param shown how many practice tasks of the path were shown up to this one
 * @param last the last step that followed; the fact itself where nothing had to follow
 */
record Ground(Kept fact, String path, @Nullable String task, int shown, Kept last) {

  /**
   * The grounds of a rule among the facts that count, in time.
   *
   * @param since what was before decides nothing; it can only be one that is counted
   */
  static List<Ground> of(Rule rule, List<Kept> counted, Instant since, RuleContext context) {
    Condition condition = rule.when().condition();
    if (!rule.perTask()) {
      return in(since(counted, since), condition, context);
    }
    Map<String, Ground> once = new LinkedHashMap<>();
    in(counted, condition, context).forEach(each -> once.putIfAbsent(task(each), each));
    return numbered(once.values());
  }

  /** The first ground of each path, in time. */
  static Collection<Ground> first(Condition condition, List<Kept> counted, RuleContext context) {
    Map<String, Ground> first = new LinkedHashMap<>();
    in(counted, condition, context).forEach(each -> first.putIfAbsent(each.path(), each));
    return first.values();
  }

  private static List<Ground> in(List<Kept> facts, Condition condition, RuleContext context) {
    List<Ground> all = new ArrayList<>();
    for (Kept fact : facts) {
      if (condition.admits(fact, context)) {
        for (Place place : condition.places(fact, context)) {
          all.add(new Ground(fact, place.path(), place.task(), 0, fact));
        }
      }
    }
    return all;
  }

  private static List<Kept> since(List<Kept> inTime, Instant since) {
    int from = inTime.size();
    while (from > 0 && !inTime.get(from - 1).at().isBefore(since)) {
      from--;
    }
    return inTime.subList(from, inTime.size());
  }

  Ground until(Kept step) {
    return new Ground(fact, path, task, shown, step);
  }

  /** From this day on something is waited for. */
  LocalDate end(RuleContext context) {
    return context.date(last);
  }

  private static String task(Ground ground) {
    return ground.path() + "\n" + ground.task();
  }

  private static List<Ground> numbered(Iterable<Ground> inTime) {
    Map<String, Integer> shown = new HashMap<>();
    List<Ground> numbered = new ArrayList<>();
    for (Ground ground : inTime) {
      int number = shown.merge(ground.path(), 1, Integer::sum);
      numbered.add(new Ground(ground.fact(), ground.path(), ground.task(), number, ground.last()));
    }
    return numbered;
  }
}
