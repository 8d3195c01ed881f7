package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
   * @param since what was before decides nothing; it can only be the first, or one that is counted
   */
  static List<Ground> of(Rule rule, List<Kept> counted, Instant since, RuleContext context) {
    Map<String, Ground> once = new LinkedHashMap<>();
    List<Ground> all = new ArrayList<>();
    boolean counts = rule.perTask() || rule.when().first();
    for (Kept fact : counts ? counted : since(counted, since)) {
      if (rule.when().condition().admits(fact, context)) {
        for (Place place : rule.when().condition().places(fact, context)) {
          Ground ground = new Ground(fact, place.path(), place.task(), 0, fact);
          all.add(ground);
          once.putIfAbsent(rule.perTask() ? task(ground) : place.path(), ground);
        }
      }
    }
    if (rule.perTask()) {
      return numbered(once.values());
    }
    return rule.when().first() ? List.copyOf(once.values()) : all;
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
