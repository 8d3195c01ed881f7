package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;

/**
 * The rules in force.
 *
 * @param rules in the order of their files
 * @param examples how many examples they carry; all of them hold, or nothing would have started
 */
public record RulesView(Instant asOf, List<RuleLine> rules, int examples) {
  public RulesView {
    rules = List.copyOf(rules);
  }

  /** How many decided something that stands or is under way. */
  public long active() {
    return rules.stream().filter(rule -> rule.decided() > 0).count();
  }
}
