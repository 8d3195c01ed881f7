package org.learnwire.routes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.learnwire.rules.Step;

/** What was due at the last Tick and waits for connections that are behind. */
final class RulesWaiting {
  /** Of one rule. */
  private static final class OfRule {
    private final Set<String> connections = new HashSet<>();
    private int people;
  }

  private final Map<String, OfRule> byRule = new TreeMap<>();

  void add(List<Step.Waiting> waiting) {
    for (Step.Waiting each : waiting) {
      OfRule of = byRule.computeIfAbsent(each.rule(), rule -> new OfRule());
      of.connections.addAll(each.connections());
      of.people++;
    }
  }

  void clear() {
    byRule.clear();
  }

  /** One sentence for each rule. */
  List<String> sentences() {
    List<String> all = new ArrayList<>();
    byRule.forEach(
        (rule, of) ->
            all.add(
                "rule %s is due for %s and waits until %s %s read to the end: what is missing may"
                        .formatted(
                            rule,
                            of.people == 1 ? "1 person" : of.people + " people",
                            String.join(" and ", of.connections.stream().sorted().toList()),
                            of.connections.size() == 1 ? "has been" : "have been")
                    + " still be there"));
    return all;
  }
}
