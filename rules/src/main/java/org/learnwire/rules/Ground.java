package org.learnwire.rules;

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
 */
record Ground(Kept fact, String path, @Nullable String task, int shown) {

  /** All grounds of a rule among the facts that count, in time. */
  static List<Ground> of(Rule rule, List<Kept> counted, String personId, RuleContext context) {
    Map<String, Ground> once = new LinkedHashMap<>();
    List<Ground> all = new ArrayList<>();
    for (Kept fact : counted) {
      if (rule.when().condition().admits(fact, personId)) {
        for (Place place : rule.when().condition().places(fact, context)) {
          if (ofKind(rule, place.path(), context)) {
            Ground ground = new Ground(fact, place.path(), place.task(), 0);
            all.add(ground);
            once.putIfAbsent(rule.perTask() ? task(ground) : place.path(), ground);
          }
        }
      }
    }
    if (rule.perTask()) {
      return numbered(once.values());
    }
    return rule.when().first() ? List.copyOf(once.values()) : all;
  }

  private static boolean ofKind(Rule rule, String path, RuleContext context) {
    String kind = rule.when().pathKind();
    return kind == null
        || context.map().path(path).filter(each -> kind.equals(each.kind())).isPresent();
  }

  private static String task(Ground ground) {
    return ground.path() + "\n" + ground.task();
  }

  private static List<Ground> numbered(Iterable<Ground> inTime) {
    Map<String, Integer> shown = new HashMap<>();
    List<Ground> numbered = new ArrayList<>();
    for (Ground ground : inTime) {
      int number = shown.merge(ground.path(), 1, Integer::sum);
      numbered.add(new Ground(ground.fact(), ground.path(), ground.task(), number));
    }
    return numbered;
  }
}
