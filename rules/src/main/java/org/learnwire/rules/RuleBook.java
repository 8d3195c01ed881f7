package org.learnwire.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules in force, with the learning map they speak of. Pure: the same state and event always
 * give the same step.
 */
public final class RuleBook {
  /**
   * A rule in short.
   *
   * @param about its own sentence for people; may be empty
   * @param reads connections that its absences name
   * @param via the connection it decides for
   * @param activeFrom as its file says; what is persisted goes before it
   * @param words the rule as a person reads it
   * @param approve whose yes its proposals need, in their order; empty: as the company says
   */
  public record Summary(
      String name,
      String file,
      String about,
      Set<String> reads,
      DecisionKind kind,
      String via,
      Mode mode,
      Optional<Instant> activeFrom,
      List<Clause> words,
      List<String> approve) {}

  /** A part of a rule in words: "When", "somebody joins". */
  public record Clause(String lead, String text) {}

  private final List<Rule> rules;
  private final RuleContext context;
  private final Map<String, Instant> activeFrom;
  private final Retention retention;
  private final List<Asked> asked;
  private final List<Round> rounds;
  private final Map<String, List<Round>> touched;

  RuleBook(List<Rule> rules, RuleContext context, Map<String, Instant> activeFrom) {
    this.rules = List.copyOf(rules);
    this.context = context;
    this.activeFrom = Map.copyOf(activeFrom);
    this.retention = new Retention(this.rules);
    this.asked = asked();
    this.rounds = Round.of(asked);
    this.touched = touched();
  }

  /**
   * Reads rules.
   *
   * @param activeFrom since when each rule decides, by its name; a rule that has no moment here and
   *     none in its file decides nothing
   * @throws InvalidRule naming file, line and what is known there
   */
  public static RuleBook load(
      List<RuleFile> files, LearningMap map, Company company, Map<String, Instant> activeFrom) {
    Map<String, Rule> byName = new LinkedHashMap<>();
    for (RuleFile file : files) {
      Rule rule = RuleReader.read(file, company);
      Rule other = byName.putIfAbsent(rule.name(), rule);
      if (other != null) {
        throw new InvalidRule(
            file.name(), 1, "rule " + rule.name() + " is in " + other.file() + " too", List.of());
      }
    }
    return of(List.copyOf(byName.values()), map, company, activeFrom);
  }

  static RuleBook of(
      List<Rule> rules, LearningMap map, Company company, Map<String, Instant> activeFrom) {
    Set<String> named = new HashSet<>();
    rules.forEach(rule -> rule.conditions().forEach(each -> named.addAll(each.where().courses())));
    return new RuleBook(rules, new RuleContext(map, company, named), activeFrom);
  }

  /** What contradicts itself between rules, a sentence each. */
  public List<String> contradictions() {
    return contradictions(Optional.empty());
  }

  /**
   * What contradicts itself between rules, a sentence each.
   *
   * @param goalOwner the connection whose goals count, where one is named
   */
  public List<String> contradictions(Optional<String> goalOwner) {
    return Contradictions.of(rules, goalOwner);
  }

  /** The same rules, deciding since other moments. */
  public RuleBook activeFrom(Map<String, Instant> moments) {
    return new RuleBook(rules, context, moments);
  }

  public List<Summary> rules() {
    return rules.stream()
        .map(
            rule ->
                new Summary(
                    rule.name(),
                    rule.file(),
                    rule.about(),
                    rule.absent().stream()
                        .flatMap(each -> each.reads().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                    rule.then().kind(),
                    rule.then().via(),
                    rule.then().mode(),
                    Optional.ofNullable(rule.activeFrom()),
                    RuleInWords.of(rule),
                    rule.then().approve()))
        .toList();
  }

  /** Since when a rule decides; empty while it decides nothing. */
  public Optional<Instant> since(String rule) {
    return rules.stream()
        .filter(each -> each.name().equals(rule))
        .map(this::since)
        .filter(at -> !at.equals(Instant.MAX))
        .findFirst();
  }

  /** Where days begin for whom no directory says otherwise. */
  public ZoneId zone() {
    return context.company().timeZone();
  }

  /** Whom programmes name in person. */
  public List<Programmes.Member> members() {
    return context.company().programmes().members();
  }

  public LearningMap map() {
    return context.map();
  }

  /** What an event brings; a Tick concerns whoever's state is handed in. */
  public Step step(PersonState state, Event event) {
    return new Stepping(this, state).take(event);
  }

  /** Whether a Tick can bring this person anything. */
  public boolean isDue(PersonState state, Event.Tick tick) {
    return new Stepping(this, state).isDue(tick);
  }

  List<Rule> all() {
    return rules;
  }

  RuleContext context() {
    return context;
  }

  /** Since when a rule decides. */
  Instant since(Rule rule) {
    Instant inFile = rule.activeFrom() == null ? Instant.MAX : rule.activeFrom();
    return activeFrom.getOrDefault(rule.name(), inFile);
  }

  Retention retention() {
    return retention;
  }

  /** All rules, in the order in which they must look. */
  List<Round> rounds() {
    return rounds;
  }

  /** The rules that a fact with this verb can touch; empty for none. */
  List<Round> touchedBy(String verb) {
    return touched.getOrDefault(verb, List.of());
  }

  private List<Asked> asked() {
    Map<Condition, Condition> alike = new HashMap<>();
    List<Asked> all = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      Condition anywhere = Wanted.anywhere(rule.when().condition());
      all.add(new Asked(rule, since(rule), alike.computeIfAbsent(anywhere, each -> each)));
    }
    return all;
  }

  private Map<String, List<Round>> touched() {
    Map<String, Set<String>> byVerb = new HashMap<>();
    for (Rule rule : rules) {
      for (Condition condition : rule.conditions()) {
        for (String verb : condition.verbs()) {
          byVerb.computeIfAbsent(verb, v -> new HashSet<>()).add(rule.name());
        }
      }
    }
    Map<String, List<Round>> all = new HashMap<>();
    byVerb.forEach((verb, names) -> all.put(verb, Round.of(withFollowers(names))));
    return all;
  }

  /** A goal that is proposed is what others wait for. */
  private List<Asked> withFollowers(Set<String> touching) {
    boolean proposes =
        rules.stream()
            .anyMatch(
                rule -> touching.contains(rule.name()) && rule.then() instanceof Then.ProposeGoal);
    return asked.stream()
        .filter(
            each -> touching.contains(each.name()) || (proposes && each.rule().needsProposedGoal()))
        .toList();
  }
}
