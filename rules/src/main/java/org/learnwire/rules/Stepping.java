package org.learnwire.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One step: compares what the rules find before and after an event. What is newly found is decided,
 * once; what is no longer found is withdrawn.
 */
final class Stepping {
  private final RuleBook book;
  private final PersonState before;
  private final Map<UUID, PersonState.Decided> decided = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Withdrawn> withdrawn = new ArrayList<>();
  private @Nullable LocalDate nextDue;

  Stepping(RuleBook book, PersonState state) {
    this.book = book;
    this.before = state;
    state.decided().forEach(each -> decided.put(each.id(), each));
  }

  Step take(Event event) {
    if (event instanceof Event.FactStored stored) {
      checkPerson(stored.personId());
      return stored(stored.fact());
    }
    if (event instanceof Event.CauseVoided voided) {
      checkPerson(voided.personId());
      return voided.supersededBy() == null
          ? voided(voided.statementId())
          : superseded(voided.statementId(), voided.supersededBy());
    }
    return tick(((Event.Tick) event).date());
  }

  private void checkPerson(String personId) {
    if (!personId.equals(before.personId())) {
      throw new IllegalArgumentException(
          "an event of person " + personId + " for the state of " + before.personId());
    }
  }

  private Step stored(Fact fact) {
    Kept kept = Kept.of(fact, book.context().map());
    if (kept.on().isEmpty()) {
      return new Step(before, List.of(), List.of());
    }
    List<Kept> facts = new ArrayList<>(without(fact.statementId()));
    boolean takesOver = facts.size() < before.facts().size();
    facts.add(kept);
    facts.sort(Kept.IN_TIME);
    PersonState after = needed(before.withFacts(facts));
    if (after.facts().equals(before.facts())) {
      return new Step(before, List.of(), List.of());
    }
    return compared(after, takesOver ? null : new Change(fact.statementId(), false), false);
  }

  private Step voided(UUID statement) {
    return compared(before.withFacts(without(statement)), new Change(statement, true), false);
  }

  /** The new statement stands in for the old one at once, whichever of the two events is first. */
  private Step superseded(UUID old, UUID now) {
    List<Kept> facts = new ArrayList<>(without(old));
    boolean newIsThere = facts.stream().anyMatch(fact -> fact.id().equals(now));
    before.facts().stream()
        .filter(fact -> fact.id().equals(old) && !newIsThere)
        .forEach(fact -> facts.add(fact.withId(now)));
    facts.sort(Kept.IN_TIME);
    decided.replaceAll((id, each) -> each.withCauses(replaced(each.causes(), old, now)));
    return compared(before.withFacts(facts), null, false);
  }

  private static List<UUID> replaced(List<UUID> causes, UUID old, UUID now) {
    return causes.stream().map(cause -> cause.equals(old) ? now : cause).distinct().toList();
  }

  private Step tick(LocalDate date) {
    LocalDate latest = before.today().filter(day -> day.isAfter(date)).orElse(date);
    return compared(needed(before.withToday(latest)), null, true);
  }

  private List<Kept> without(UUID statement) {
    return before.facts().stream().filter(fact -> !fact.id().equals(statement)).toList();
  }

  private PersonState needed(PersonState state) {
    LocalDate today = state.today().orElse(null);
    return state.withFacts(book.retention().needed(state.facts(), state.personId(), today));
  }

  /**
   * What changed, where decisions may lose their ground by it.
   *
   * @param voided else it is a fact that came
   */
  private record Change(UUID statement, boolean voided) {}

  private Step compared(PersonState after, @Nullable Change change, boolean tick) {
    for (List<Rule> round : book.rounds()) {
      Map<UUID, Findings.Finding> was =
          change == null ? Map.of() : findings(round, before, before.decided());
      Map<UUID, Findings.Finding> is = findings(round, after, decided.values());
      if (change != null) {
        withdraw(round, was, is, change);
      }
      decide(is, after.today().orElse(null), tick);
    }
    book.retention().nextRelease(after.facts(), after.personId()).ifPresent(this::await);
    PersonState state = after.withDecided(List.copyOf(decided.values())).withNextDue(nextDue);
    return new Step(state, decisions, withdrawn);
  }

  private Map<UUID, Findings.Finding> findings(
      List<Rule> round, PersonState state, Iterable<PersonState.Decided> made) {
    Findings findings =
        new Findings(state.personId(), state.facts(), proposed(made), book.context());
    round.forEach(rule -> findings.look(rule, book.since(rule)));
    return findings.found();
  }

  private static Set<String> proposed(Iterable<PersonState.Decided> made) {
    List<PersonState.Decided> goals = new ArrayList<>();
    made.forEach(goals::add);
    return goals.stream()
        .filter(each -> each.kind() == DecisionKind.ProposeGoal && !each.withdrawn())
        .map(PersonState.Decided::subject)
        .collect(Collectors.toSet());
  }

  private void withdraw(
      List<Rule> round,
      Map<UUID, Findings.Finding> was,
      Map<UUID, Findings.Finding> is,
      Change change) {
    Set<String> names = round.stream().map(Rule::name).collect(Collectors.toSet());
    LocalDate today = before.today().orElse(null);
    for (PersonState.Decided each : List.copyOf(decided.values())) {
      boolean rested = change.voided() && each.causes().contains(change.statement());
      boolean stands = is.containsKey(each.id()) && is.get(each.id()).isDue(today);
      if (each.withdrawn() || stands || !names.contains(each.rule())) {
        continue;
      }
      if (rested || was.containsKey(each.id())) {
        decided.put(each.id(), each.gone());
        Withdrawn.Reason reason =
            change.voided() ? Withdrawn.Reason.VOIDED : Withdrawn.Reason.OVERTAKEN;
        withdrawn.add(new Withdrawn(each.id(), reason, change.statement()));
      }
    }
  }

  private void decide(Map<UUID, Findings.Finding> found, @Nullable LocalDate today, boolean tick) {
    for (Findings.Finding finding : found.values()) {
      Decision decision = finding.decision();
      PersonState.Decided earlier = decided.get(decision.id());
      if (earlier != null && !earlier.withdrawn()) {
        decided.put(decision.id(), earlier.withCauses(decision.causes()));
      } else if (finding.due() == null || (tick && finding.isDue(today))) {
        decisions.add(decision);
        decided.put(decision.id(), PersonState.Decided.of(decision));
      } else {
        await(finding.due());
      }
    }
  }

  private void await(LocalDate due) {
    nextDue = nextDue == null || due.isBefore(nextDue) ? due : nextDue;
  }
}
