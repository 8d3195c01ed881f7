package org.learnwire.rules;

import java.util.Set;

/** Conditions that rules need besides those they spell out. */
final class Conditions {
  static final Condition ANY_GOAL =
      new Condition(
          RuleVerbs.goals(),
          new Condition.Result(null, null, null, null),
          Condition.About.ANYTHING,
          Condition.By.ANYONE,
          new Condition.Where(Set.of(), null, null, Set.of()));

  private Conditions() {}
}
