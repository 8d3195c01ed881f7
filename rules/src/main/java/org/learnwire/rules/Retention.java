package org.learnwire.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which facts of a person are still needed. What a window may look back on stays as long as
 * the longest window and a year for what comes late; of what counts once for ever, the earliest
 * stay. What it keeps does not depend on the order in which facts came.
 */
final class Retention {
  /** One counts; the others step in when it is voided. */
  private static final int EARLIEST = 3;

  private static final int LATE_DAYS = 366;

  private final List<Rule> rules;
  private final RuleContext context;
  private final int days;

  Retention(List<Rule> rules, RuleContext context) {
    this.rules = rules;
    this.context = context;
    this.days = LATE_DAYS + periods(rules).mapToInt(Retention::atMostDays).max().orElse(0);
  }

  private static Stream<Period> periods(List<Rule> rules) {
    return rules.stream()
        .flatMap(
            rule ->
                Stream.concat(
                    rule.absent().stream().map(Rule.Absent::period),
                    rule.given().stream()
                        .filter(Rule.Given.Happened.class::isInstance)
                        .map(given -> ((Rule.Given.Happened) given).within())));
  }

  private static int atMostDays(Period period) {
    return (int) (period.toTotalMonths() * 31 + period.getDays());
  }

  /** Those of the facts, which are in time, that are still needed. */
  List<Kept> needed(List<Kept> facts, String personId, @Nullable LocalDate today) {
    Set<UUID> earliest = earliest(facts, personId);
    LocalDate since = today == null ? LocalDate.MIN : today.minusDays(days);
    Map<UUID, Kept> leads = SameFact.leads(facts);
    List<Kept> kept = new ArrayList<>();
    for (Kept fact : facts) {
      boolean recent = !context.date(leads.get(fact.id())).isBefore(since);
      if (earliest.contains(fact.id()) || (recent && inWindow(fact, personId))) {
        kept.add(fact);
      }
    }
    return kept;
  }

  /** The day on which the first of these facts can be let go; empty when all stay for good. */
  Optional<LocalDate> nextRelease(List<Kept> needed, String personId) {
    Set<UUID> earliest = earliest(needed, personId);
    Map<UUID, Kept> leads = SameFact.leads(needed);
    return needed.stream()
        .filter(fact -> !earliest.contains(fact.id()))
        .map(fact -> context.date(leads.get(fact.id())).plusDays(days + 1))
        .min(LocalDate::compareTo);
  }

  private boolean inWindow(Kept fact, String personId) {
    return rules.stream()
        .flatMap(Retention::windowed)
        .anyMatch(
            condition ->
                condition.admits(fact, personId) && !condition.places(fact, context).isEmpty());
  }

  private static Stream<Condition> windowed(Rule rule) {
    Stream<Condition> others =
        Stream.concat(
            rule.given().stream()
                .filter(Rule.Given.Happened.class::isInstance)
                .map(given -> ((Rule.Given.Happened) given).condition()),
            rule.absent().stream().map(Rule.Absent::condition));
    return countsOnce(rule) ? others : Stream.concat(Stream.of(rule.when().condition()), others);
  }

  private static boolean countsOnce(Rule rule) {
    return rule.when().first() || rule.perTask();
  }

  private Set<UUID> earliest(List<Kept> facts, String personId) {
    Set<UUID> ids = new HashSet<>();
    for (Rule rule : rules) {
      if (countsOnce(rule)) {
        Map<String, Integer> seen = new HashMap<>();
        for (Kept fact : facts) {
          if (rule.when().condition().admits(fact, personId)) {
            keys(rule, fact).stream()
                .filter(key -> seen.merge(key, 1, Integer::sum) <= EARLIEST)
                .forEach(key -> ids.add(fact.id()));
          }
        }
      }
    }
    return ids;
  }

  private Set<String> keys(Rule rule, Kept fact) {
    Set<String> keys = new HashSet<>();
    for (Place place : rule.when().condition().places(fact, context)) {
      keys.add(rule.perTask() ? place.path() + "\n" + place.task() : place.path());
    }
    return keys;
  }
}
