package org.learnwire.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells which facts are one fact that several sources brought: a plugin that pushes and a pull of
 * the same site both say that a course was completed, minutes apart. The earliest counts.
 */
final class SameFact {
  private static final Duration APART = Duration.ofHours(24);

  /** What must be equal, as far as both sources say it. */
  private record Key(String verb, String object) {}

  private SameFact() {}

  /** Each fact's id with the fact that counts for it. Facts must be in time. */
  static Map<UUID, Kept> leads(List<Kept> facts) {
    if (ofOneSource(facts)) {
      Map<UUID, Kept> themselves = new HashMap<>(facts.size() * 2);
      facts.forEach(fact -> themselves.put(fact.id(), fact));
      return themselves;
    }
    Map<Key, List<Kept>> open = new HashMap<>();
    Map<UUID, Set<String>> sources = new HashMap<>();
    Map<UUID, Kept> leads = new HashMap<>();
    for (Kept fact : facts) {
      List<Kept> candidates =
          open.computeIfAbsent(
              new Key(RuleVerbs.leading(fact.verb()), fact.object()), k -> new ArrayList<>());
      Kept lead =
          candidates.stream()
              .filter(each -> same(each, fact))
              .filter(each -> !sources.get(each.id()).contains(fact.source()))
              .findFirst()
              .orElse(fact);
      if (lead == fact) {
        candidates.add(fact);
        sources.put(fact.id(), new HashSet<>());
      }
      sources.get(lead.id()).add(fact.source());
      leads.put(fact.id(), lead);
    }
    return leads;
  }

  /** Nobody repeats themselves: nothing is said twice. What is no statement has one source. */
  static boolean ofOneSource(List<Kept> facts) {
    String source = null;
    for (Kept fact : facts) {
      if (fact.isStatement()) {
        if (source != null && !source.equals(fact.source())) {
          return false;
        }
        source = fact.source();
      }
    }
    return true;
  }

  /** The facts that count. */
  static List<Kept> counted(List<Kept> facts) {
    if (ofOneSource(facts)) {
      return facts;
    }
    Map<UUID, Kept> leads = leads(facts);
    return facts.stream().filter(fact -> leads.get(fact.id()) == fact).toList();
  }

  private static boolean same(Kept lead, Kept fact) {
    return Duration.between(lead.at(), fact.at()).compareTo(APART) <= 0
        && agree(lead.success(), fact.success())
        && agree(lead.by(), fact.by());
  }

  private static boolean agree(@Nullable Object one, @Nullable Object other) {
    return one == null || other == null || one.equals(other);
  }
}
