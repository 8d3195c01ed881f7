package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step: compares what the rules find before and after an event. What is newly found is decided,
 * once; what is no longer found is withdrawn. Only rules whose words the event can touch are looked
 * at.
 */
final class Stepping {
  /** So many facts more, and they are looked through for what is not needed any more. */
  private static final int MANY = 8;

  private final RuleBook book;
  private final PersonState before;
  private final Map<UUID, PersonState.Decided> decided = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Withdrawn> withdrawn = new ArrayList<>();
  private final List<Step.Waiting> waiting = new ArrayList<>();
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
    if (event instanceof Event.PersonChanged changed) {
      checkPerson(changed.personId());
      return changed(changed.facts());
    }
    return tick((Event.Tick) event);
  }

  private void checkPerson(String personId) {
    if (!personId.equals(before.personId())) {
      throw new IllegalArgumentException(
          "an event of person " + personId + " for the state of " + before.personId());
    }
  }

  /**
   * What changed, where decisions may lose their ground by it.
   *
   * @param voided else it is a fact that came
   */
  private record Change(@Nullable UUID statement, boolean voided) {}

  /** The rules that an event can touch, in the order in which they must look. */
  private record Look(List<List<Rule>> rounds, @Nullable Change change, Event.@Nullable Tick tick) {
    Set<String> names(List<Rule> round) {
      Set<String> names = new HashSet<>();
      round.forEach(rule -> names.add(rule.name()));
      return names;
    }
  }

  private Step stored(Fact fact) {
    List<List<Rule>> rounds = book.touchedBy(fact.verb());
    RuleContext context = context(before);
    Kept kept = Kept.of(fact, context);
    if (rounds.isEmpty() || !book.retention().wants(kept, context)) {
      return unchanged();
    }
    List<Kept> facts = new ArrayList<>(before.facts().size() + 1);
    before.facts().stream().filter(each -> !each.id().equals(kept.id())).forEach(facts::add);
    boolean takesOver = facts.size() < before.facts().size();
    if (takesOver && before.facts().contains(kept)) {
      return unchanged();
    }
    facts.add(kept);
    facts.sort(Kept.IN_TIME);
    PersonState after = before.withFacts(facts);
    if (facts.size() > 2 * MANY && facts.size() % MANY == 0) {
      after = needed(after, context);
      if (after.facts().equals(before.facts())) {
        return unchanged();
      }
    }
    Change change = takesOver ? null : new Change(kept.id(), false);
    return compared(after, context, new Look(rounds, change, null));
  }

  private Step unchanged() {
    return new Step(before, List.of(), List.of());
  }

  private Step voided(UUID statement) {
    List<Kept> left = without(statement);
    boolean known = left.size() < before.facts().size();
    boolean rests = decided.values().stream().anyMatch(each -> each.causes().contains(statement));
    if (!known && !rests) {
      return unchanged();
    }
    Look look = new Look(book.rounds(), new Change(statement, true), null);
    return compared(before.withFacts(left), context(before), look);
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
    return compared(before.withFacts(facts), context(before), new Look(book.rounds(), null, null));
  }

  private static List<UUID> replaced(List<UUID> causes, UUID old, UUID now) {
    return causes.stream().map(cause -> cause.equals(old) ? now : cause).distinct().toList();
  }

  private Step changed(PersonFacts facts) {
    if (facts.equals(before.person())) {
      return unchanged();
    }
    PersonState after = before.withPerson(facts);
    return compared(after, context(after), new Look(book.rounds(), new Change(null, false), null));
  }

  private Step tick(Event.Tick tick) {
    RuleContext context = context(before);
    LocalDate date = dateFor(tick, context);
    LocalDate latest = before.today().filter(day -> day.isAfter(date)).orElse(date);
    PersonState after = needed(before.withToday(latest), context);
    return compared(after, context, new Look(book.rounds(), null, tick));
  }

  /** The day where the person is; the company's, where both are the same. */
  private LocalDate dateFor(Event.Tick tick, RuleContext context) {
    ZoneId company = book.context().company().timeZone();
    return context.zone().equals(company)
        ? tick.date()
        : tick.at().atZone(context.zone()).toLocalDate();
  }

  private RuleContext context(PersonState state) {
    return book.context().of(state.personId(), state.person());
  }

  private List<Kept> without(UUID statement) {
    return before.facts().stream().filter(fact -> !fact.id().equals(statement)).toList();
  }

  private PersonState needed(PersonState state, RuleContext context) {
    LocalDate today = state.today().orElse(null);
    return state.withFacts(book.retention().needed(state.facts(), context, today));
  }

  private Step compared(PersonState after, RuleContext context, Look look) {
    for (List<Rule> round : look.rounds()) {
      Map<UUID, Findings.Finding> was = was(round, look);
      Map<UUID, Findings.Finding> is = findings(round, after.facts(), decided.values(), context);
      if (look.change() != null) {
        withdraw(look.names(round), was, is, look.change());
      }
      decide(is, after.today().orElse(null), look.tick(), context);
    }
    if (look.tick() == null) {
      before.nextDue().ifPresent(this::await);
    }
    book.retention().nextRelease(after.facts(), context).ifPresent(this::await);
    PersonState state = after.withDecided(List.copyOf(decided.values())).withNextDue(nextDue);
    return new Step(state, decisions, withdrawn, waiting);
  }

  /** Only what was decided can lose its ground: else nobody needs to know what was found before. */
  private Map<UUID, Findings.Finding> was(List<Rule> round, Look look) {
    if (look.change() == null || round.isEmpty()) {
      return Map.of();
    }
    Set<String> standing = new HashSet<>();
    for (PersonState.Decided each : decided.values()) {
      if (!each.withdrawn()) {
        standing.add(each.rule());
      }
    }
    List<Rule> asked = round.stream().filter(rule -> standing.contains(rule.name())).toList();
    return asked.isEmpty()
        ? Map.of()
        : findings(asked, before.facts(), before.decided(), context(before));
  }

  private Map<UUID, Findings.Finding> findings(
      List<Rule> round,
      List<Kept> facts,
      Collection<PersonState.Decided> made,
      RuleContext context) {
    if (round.isEmpty()) {
      return Map.of();
    }
    Findings findings = new Findings(facts, proposed(made), context);
    for (Rule rule : round) {
      Instant since = book.since(rule);
      if (!since.equals(Instant.MAX)) {
        findings.look(rule, since);
      }
    }
    return findings.found();
  }

  private static Set<String> proposed(Collection<PersonState.Decided> made) {
    Set<String> paths = new HashSet<>();
    for (PersonState.Decided each : made) {
      if (each.kind() == DecisionKind.ProposeGoal && !each.withdrawn()) {
        paths.add(each.subject());
      }
    }
    return paths;
  }

  private void withdraw(
      Set<String> names,
      Map<UUID, Findings.Finding> was,
      Map<UUID, Findings.Finding> is,
      Change change) {
    LocalDate today = before.today().orElse(null);
    for (PersonState.Decided each : List.copyOf(decided.values())) {
      if (each.withdrawn() || !names.contains(each.rule())) {
        continue;
      }
      boolean rested = change.voided() && each.causes().contains(change.statement());
      boolean stands = is.containsKey(each.id()) && is.get(each.id()).isDue(today);
      if (!stands && (rested || was.containsKey(each.id()))) {
        decided.put(each.id(), each.gone());
        Withdrawn.Reason reason =
            change.voided() ? Withdrawn.Reason.VOIDED : Withdrawn.Reason.OVERTAKEN;
        withdrawn.add(new Withdrawn(each.id(), reason, change.statement()));
      }
    }
  }

  private void decide(
      Map<UUID, Findings.Finding> found,
      @Nullable LocalDate today,
      Event.@Nullable Tick tick,
      RuleContext context) {
    for (Findings.Finding finding : found.values()) {
      Decision decision = finding.decision();
      PersonState.Decided earlier = decided.get(decision.id());
      if (earlier != null && !earlier.withdrawn()) {
        decided.put(decision.id(), earlier.withCauses(decision.causes()));
      } else if (finding.due() == null) {
        decided(decision);
      } else if (tick == null || !finding.isDue(today)) {
        await(finding.due());
      } else {
        Set<String> behind = behind(finding, tick, context);
        if (behind.isEmpty()) {
          decided(decision);
        } else {
          waiting.add(new Step.Waiting(decision.rule(), behind));
          await(finding.due());
        }
      }
    }
  }

  private void decided(Decision decision) {
    decisions.add(decision);
    decided.put(decision.id(), PersonState.Decided.of(decision));
  }

  /** The connections that might still bring what seems to be missing. */
  private Set<String> behind(Findings.Finding finding, Event.Tick tick, RuleContext context) {
    Set<String> behind = new TreeSet<>();
    Instant deadline = finding.due().atStartOfDay(context.zone()).toInstant();
    ZoneId company = context.company().timeZone();
    for (Rule.Absent absent : finding.rule().absent()) {
      tick.complete()
          .forEach(
              (connection, day) -> {
                boolean read = absent.reads().isEmpty() || absent.reads().contains(connection);
                if (read && day.atStartOfDay(company).toInstant().isBefore(deadline)) {
                  behind.add(connection);
                }
              });
    }
    return behind;
  }

  private void await(LocalDate due) {
    nextDue = nextDue == null || due.isBefore(nextDue) ? due : nextDue;
  }
}
