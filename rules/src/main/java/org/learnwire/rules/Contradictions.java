package org.learnwire.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What rules say against each other. */
final class Contradictions {
  private Contradictions() {}

  /**
   * @param owner the connection whose goals count: beside it a goal may stand in another system
   */
  static List<String> of(List<Rule> rules, Optional<String> owner) {
    List<String> all = new ArrayList<>();
    List<Rule> proposing =
        rules.stream().filter(rule -> rule.then() instanceof Then.ProposeGoal).toList();
    for (int i = 0; i < proposing.size(); i++) {
      for (Rule other : proposing.subList(i + 1, proposing.size())) {
        if (mayMeet(proposing.get(i), other) && !mayBoth(proposing.get(i), other, owner)) {
          all.add(twice(proposing.get(i), other));
        }
      }
    }
    for (Rule rule : rules) {
      if (rule.needsProposedGoal() && proposing.stream().noneMatch(p -> mayMeet(p, rule))) {
        all.add(
            rule.file()
                + ": rule "
                + rule.name()
                + " asks for a proposed goal, and no rule proposes one for its paths: it would"
                + " never decide. Add a rule with propose-goal, or take this one out");
      }
    }
    return all;
  }

  /** In two systems, one of which owns the goal. */
  private static boolean mayBoth(Rule one, Rule other, Optional<String> owner) {
    String a = one.then().via();
    String b = other.then().via();
    return !a.equals(b) && owner.filter(o -> o.equals(a) || o.equals(b)).isPresent();
  }

  private static String twice(Rule one, Rule other) {
    return one.file()
        + " and "
        + other.file()
        + ": rules "
        + one.name()
        + " and "
        + other.name()
        + " propose the same goal"
        + (one.then().via().equals(other.then().via())
            ? ""
            : " in two systems, of which none says writes: {owns-goals: true}")
        + ". Tell them apart by path, path-kind, skill or who in when, or"
        + " take one out";
  }

  /** Whether both may decide for one person and path. */
  private static boolean mayMeet(Rule one, Rule other) {
    Condition.Where a = one.when().condition().where();
    Condition.Where b = other.when().condition().where();
    return meet(a.paths(), b.paths())
        && meet(a.courses(), b.courses())
        && meet(a.kind(), b.kind())
        && meet(a.skill(), b.skill())
        && meet(one.who().team(), other.who().team())
        && meet(one.who().site(), other.who().site());
  }

  private static boolean meet(Set<String> one, Set<String> other) {
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }

  private static boolean meet(
      @org.jspecify.annotations.Nullable Object one,
      @org.jspecify.annotations.Nullable Object other) {
    return one == null || other == null || Objects.equals(one, other);
  }
}
