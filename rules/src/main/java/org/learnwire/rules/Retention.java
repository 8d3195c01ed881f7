package org.learnwire.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says which facts of a person are still needed. What a window may look back on stays as long as
 * the longest window and a year for what comes late, but never more than the latest thousand; of
 * what counts once for ever, the earliest stay. What it keeps does not depend on the order in which
 * facts came.
 */
final class Retention {
  /** One counts; the others step in when it is voided. */
  private static final int EARLIEST = 3;

  private static final int LATE_DAYS = 366;

  /** Of what windows look at, the latest; nobody does three such things a day, all the year. */
  static final int MOST = 1_000;

  private final Map<String, List<Wanted>> once = new HashMap<>();
  private final Map<String, List<Wanted>> windowed = new HashMap<>();
  private final int days;

  Retention(List<Rule> rules) {
    this.days = LATE_DAYS + rules.stream().mapToInt(Rule::reach).max().orElse(0);
    Map<Key, Wanted> all = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (countsOnce(rule)) {
        add(rule.when().condition(), rule.perTask() ? "once a task" : "once", all);
      } else {
        add(rule.when().condition(), "window", all);
      }
      rule.besides().forEach(condition -> add(condition, "window", all));
    }
    all.forEach(
        (key, wanted) -> {
          Map<String, List<Wanted>> to = key.how().equals("window") ? windowed : once;
          for (String verb : key.anywhere().verbs()) {
            to.computeIfAbsent(verb, v -> new ArrayList<>()).add(wanted);
          }
        });
  }

  /** Alike but for the paths, and kept alike. */
  private record Key(Condition anywhere, String how) {}

  private static void add(Condition condition, String how, Map<Key, Wanted> all) {
    Condition anywhere = Wanted.anywhere(condition);
    all.computeIfAbsent(
            new Key(anywhere, how), key -> new Wanted(anywhere, how.equals("once a task")))
        .add(condition.where());
  }

  /** True for a fact that some rule could ever look at. */
  boolean wants(Kept fact, RuleContext context) {
    if (inWindow(fact, context)) {
      return true;
    }
    return isIn(once, fact, context);
  }

  /** Those of the facts, which are in time, that are still needed. */
  List<Kept> needed(List<Kept> facts, RuleContext context, @Nullable LocalDate today) {
    Set<UUID> earliest = earliest(facts, context);
    LocalDate since = today == null ? LocalDate.MIN : today.minusDays(days);
    Map<UUID, Kept> leads = SameFact.ofOneSource(facts) ? Map.of() : SameFact.leads(facts);
    List<Kept> kept = new ArrayList<>();
    int left = MOST;
    for (int i = facts.size() - 1; i >= 0; i--) {
      Kept fact = facts.get(i);
      boolean recent = !context.date(leads.getOrDefault(fact.id(), fact)).isBefore(since);
      if (staysForGood(fact, earliest)) {
        kept.add(fact);
      } else if (left > 0 && recent && inWindow(fact, context)) {
        kept.add(fact);
        left--;
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  /** The day on which this fact may be let go at the earliest, should it not stay for good. */
  LocalDate release(Kept fact, RuleContext context) {
    return context.date(fact).plusDays(days);
  }

  /** The day on which the first of these facts can be let go; empty when all stay for good. */
  Optional<LocalDate> nextRelease(List<Kept> needed, RuleContext context) {
    boolean inOrder = SameFact.ofOneSource(needed);
    Map<UUID, Kept> leads = inOrder ? Map.of() : SameFact.leads(needed);
    Earliest earliest = new Earliest(context);
    LocalDate first = null;
    for (Kept fact : needed) {
      boolean stays = earliest.isOne(fact) || fact.verb().startsWith(RuleVerbs.GOAL);
      if (!stays) {
        LocalDate day = context.date(leads.getOrDefault(fact.id(), fact)).plusDays(days + 1L);
        first = first == null || day.isBefore(first) ? day : first;
      }
      if (first != null && inOrder) {
        break;
      }
    }
    return Optional.ofNullable(first);
  }

  /** Where a goal stands is asked for as long as there is a goal. */
  private static boolean staysForGood(Kept fact, Set<UUID> earliest) {
    return fact.verb().startsWith(RuleVerbs.GOAL) || earliest.contains(fact.id());
  }

  private boolean inWindow(Kept fact, RuleContext context) {
    return isIn(windowed, fact, context);
  }

  private static boolean isIn(Map<String, List<Wanted>> byVerb, Kept fact, RuleContext context) {
    for (Wanted wanted : byVerb.getOrDefault(fact.verb(), List.of())) {
      if (wanted.concerns(fact) && !wanted.places(fact, context).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean countsOnce(Rule rule) {
    return rule.when().first() || rule.perTask();
  }

  private Set<UUID> earliest(List<Kept> facts, RuleContext context) {
    Earliest earliest = new Earliest(context);
    Set<UUID> ids = new HashSet<>();
    for (Kept fact : facts) {
      if (earliest.isOne(fact)) {
        ids.add(fact.id());
      }
    }
    return ids;
  }

  /** Tells of one fact after the other, in time, whether it is among the first that count once. */
  private final class Earliest {
    private final RuleContext context;
    private final Map<Counted, Integer> seen = new HashMap<>();

    Earliest(RuleContext context) {
      this.context = context;
    }

    boolean isOne(Kept fact) {
      boolean is = false;
      for (Wanted wanted : once.getOrDefault(fact.verb(), List.of())) {
        if (wanted.admits(fact, context)) {
          for (Counted counted : counted(wanted, fact, context)) {
            is |= seen.merge(counted, 1, Integer::sum) <= EARLIEST;
          }
        }
      }
      return is;
    }
  }

  private static List<Counted> counted(Wanted wanted, Kept fact, RuleContext context) {
    List<Counted> all = new ArrayList<>(2);
    for (Place place : wanted.places(fact, context)) {
      Counted each = new Counted(wanted, place.path(), wanted.perTask() ? place.task() : null);
      if (!all.contains(each)) {
        all.add(each);
      }
    }
    return all;
  }

  /** What counts once. */
  private record Counted(Wanted wanted, String path, @Nullable String task) {}
}
