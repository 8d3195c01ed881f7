package org.learnwire.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules that look at the same time: who asks for a proposed goal comes after who proposes it. */
record Round(List<Asked> rules, Set<String> names) {
  Round(List<Asked> rules) {
    this(rules, rules.stream().map(Asked::name).collect(Collectors.toUnmodifiableSet()));
  }

  static List<Round> of(List<Asked> rules) {
    return List.of(
        new Round(rules.stream().filter(each -> !each.rule().needsProposedGoal()).toList()),
        new Round(rules.stream().filter(each -> each.rule().needsProposedGoal()).toList()));
  }
}
