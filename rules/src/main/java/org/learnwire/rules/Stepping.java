package org.learnwire.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Standing standing;
  private final List<Step.ContextOnly> contextOnly = new ArrayList<>();

  Stepping(RuleBook book, PersonState state) {
    this.book = book;
    this.before = state;
    this.standing = new Standing(state);
  }

  Step take(Event event) {
    if (event instanceof Event.FactStored stored) {
      checkPerson(stored.personId());
      return stored(stored.fact()).with(contextOnly);
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

  /** The rules that an event can touch, in the order in which they must look. */
  private record Look(
      List<Round> rounds,
      Standing.@Nullable Change change,
      @Nullable Kept stored,
      Event.@Nullable Tick tick) {}

  private Step stored(Fact fact) {
    List<Round> rounds = book.touchedBy(fact.verb());
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
    if (!takesOver) {
      rounds.forEach(round -> noteContextOnly(round, kept, context));
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
    Standing.Change change = takesOver ? null : new Standing.Change(kept.id(), false);
    return compared(after, context, new Look(rounds, change, kept, null));
  }

  /** What would be a ground, were it not too old: told, so that nobody wonders. */
  private void noteContextOnly(Round round, Kept kept, RuleContext context) {
    for (Asked asked : round.rules()) {
      Rule rule = asked.rule();
      Optional<Step.Why> why = Findings.contextOnly(rule, kept, asked.since());
      Condition condition = rule.when().condition();
      if (why.isPresent()
          && condition.admits(kept, context)
          && !condition.places(kept, context).isEmpty()
          && !isSaidAgain(kept)) {
        contextOnly.add(new Step.ContextOnly(rule.name(), why.get()));
      }
    }
  }

  /** By another source, or by the statement that a new mapping makes of the same record. */
  private boolean isSaidAgain(Kept kept) {
    return before.facts().stream()
        .anyMatch(
            each ->
                each.at().equals(kept.at())
                    && each.object().equals(kept.object())
                    && RuleVerbs.leading(each.verb()).equals(RuleVerbs.leading(kept.verb())));
  }

  private Step unchanged() {
    return new Step(before, List.of(), List.of());
  }

  private Step voided(UUID statement) {
    List<Kept> left = without(statement);
    boolean known = left.size() < before.facts().size();
    if (!known && !standing.restsOn(statement)) {
      return unchanged();
    }
    Look look = new Look(book.rounds(), new Standing.Change(statement, true), null, null);
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
    standing.replace(old, now);
    return compared(
        before.withFacts(facts), context(before), new Look(book.rounds(), null, null, null));
  }

  private Step changed(PersonFacts facts) {
    if (facts.equals(before.person())) {
      return unchanged();
    }
    PersonState after = before.withPerson(facts);
    Look look = new Look(book.rounds(), new Standing.Change(null, false), null, null);
    return compared(after, context(after), look);
  }

  private Step tick(Event.Tick tick) {
    RuleContext context = context(before);
    LocalDate date = dateFor(tick, context);
    LocalDate latest = before.today().filter(day -> day.isAfter(date)).orElse(date);
    PersonState after = needed(before.withToday(latest), context);
    return compared(after, context, new Look(book.rounds(), null, null, tick));
  }

  /** Whether anything can be due by then: else nothing comes of it. */
  boolean isDue(Event.Tick tick) {
    LocalDate date = dateFor(tick, context(before));
    return before.nextDue().filter(due -> !due.isAfter(date)).isPresent();
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
    LocalDate today = after.today().orElse(null);
    for (Round round : look.rounds()) {
      Map<UUID, Findings.Finding> was =
          was(round, look, after.person() == before.person() ? context : context(before));
      Map<UUID, Findings.Finding> is =
          findings(round.rules(), after.facts(), standing.proposed(), context);
      if (look.change() != null && standing.isAny()) {
        standing.withdraw(round.names(), was, is, look.change());
      }
      standing.decide(is, today, look.tick(), context);
    }
    if (look.tick() == null) {
      before.nextDue().ifPresent(standing::await);
    }
    release(after, context, look).ifPresent(standing::await);
    return standing.step(after);
  }

  /**
   * The day on which to look what can be let go. A fact that came brings its own day, one too early
   * at most: that those before it brought theirs is known.
   */
  private Optional<LocalDate> release(PersonState after, RuleContext context, Look look) {
    return look.stored() == null
        ? book.retention().nextRelease(after.facts(), context)
        : Optional.of(book.retention().release(look.stored(), context));
  }

  /** Only what was decided can lose its ground: else nobody needs to know what was found before. */
  private Map<UUID, Findings.Finding> was(Round round, Look look, RuleContext context) {
    if (look.change() == null || round.rules().isEmpty()) {
      return Map.of();
    }
    Set<String> named = standing.rules();
    List<Asked> asked = round.rules().stream().filter(each -> named.contains(each.name())).toList();
    return asked.isEmpty()
        ? Map.of()
        : findings(asked, before.facts(), Standing.proposed(before.decided()), context);
  }

  private Map<UUID, Findings.Finding> findings(
      List<Asked> rules, List<Kept> facts, Set<String> proposed, RuleContext context) {
    if (rules.isEmpty()) {
      return Map.of();
    }
    Findings findings = new Findings(facts, proposed, context);
    for (Asked asked : rules) {
      if (asked.decides()) {
        findings.look(asked);
      }
    }
    return findings.found();
  }
}
