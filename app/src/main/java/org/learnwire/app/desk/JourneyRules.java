package org.learnwire.app.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.app.pages.RuleLine;
import org.learnwire.app.pages.RulePages;
import org.learnwire.app.pages.RuleView;
import org.learnwire.app.pages.RulesView;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.ledger.EntryState;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.routes.Journey;
import org.learnwire.rules.Mode;
import org.learnwire.rules.RuleBook;
import org.learnwire.rules.Step;
import org.springframework.stereotype.Component;

/** The rules of the journey. */
@Component
class JourneyRules implements RulePages {
  private final Journey journey;
  private final EntryViews entries;

  JourneyRules(Journey journey, AppSettings settings) {
    this.journey = journey;
    this.entries =
        new EntryViews(
            journey,
            new PeopleViews(journey),
            Sight.of(Journeys.visibility(journey, settings), Sees.COACH));
  }

  @Override
  public RulesView rules() {
    return new RulesView(now(), lines(), journey.ruleDesk().examples());
  }

  @Override
  public Optional<RuleView> rule(String name, int limit, boolean names) {
    return lines().stream()
        .filter(line -> line.name().equals(name))
        .findFirst()
        .map(line -> new RuleView(now(), line, entries.latestOf(name, limit, names)));
  }

  private Instant now() {
    return journey.clock().instant();
  }

  private List<RuleLine> lines() {
    Map<String, Map<EntryState, Long>> states = journey.ledger().standing().countsByRule();
    Map<String, Map<Step.Why, Long>> context = journey.ruleDesk().contextOnly();
    return journey.ruleDesk().rules().stream()
        .map(
            rule ->
                line(
                    rule,
                    states.getOrDefault(rule.name(), Map.of()),
                    context.getOrDefault(rule.name(), Map.of())))
        .toList();
  }

  private RuleLine line(
      RuleBook.Summary rule, Map<EntryState, Long> states, Map<Step.Why, Long> context) {
    return new RuleLine(
        rule.name(),
        rule.file(),
        rule.about(),
        rule.kind().write(),
        rule.via(),
        asks(rule.mode()),
        journey.ruleDesk().since(rule.name()).orElse(null),
        rule.words().stream().map(c -> new RuleLine.Clause(c.lead(), c.text())).toList(),
        states.values().stream().mapToLong(Long::longValue).sum(),
        sum(
            states,
            EntryState.PROPOSED,
            EntryState.PENDING,
            EntryState.CONFLICT,
            EntryState.UNKNOWN),
        sum(states, EntryState.DONE),
        sum(
            states,
            EntryState.DECLINED,
            EntryState.EXPIRED,
            EntryState.CANCELLED,
            EntryState.REFUSED),
        context.getOrDefault(Step.Why.BEFORE_ACTIVE_FROM, 0L),
        context.getOrDefault(Step.Why.HISTORY, 0L),
        context.getOrDefault(Step.Why.LATE, 0L));
  }

  private static String asks(Mode mode) {
    return switch (mode) {
      case PROPOSAL -> "the learner";
      case DRAFT -> "whoever sends it";
      default -> "nobody";
    };
  }

  private static long sum(Map<EntryState, Long> states, EntryState... which) {
    long sum = 0;
    for (EntryState state : which) {
      sum += states.getOrDefault(state, 0L);
    }
    return sum;
  }
}
