package org.learnwire.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules in force, with the learning map they speak of. Pure: the same state and event always
 * give the same step.
 */
public final class RuleBook {
  /**
   * A rule in short.
   *
   * @param via the connection it decides for
   * @param activeFrom as its file says; what is persisted goes before it
   */
  public record Summary(
      String name,
      String file,
      DecisionKind kind,
      String via,
      Mode mode,
      Optional<Instant> activeFrom) {}

  private final List<Rule> rules;
  private final RuleContext context;
  private final Map<String, Instant> activeFrom;
  private final Retention retention;

  RuleBook(List<Rule> rules, RuleContext context, Map<String, Instant> activeFrom) {
    this.rules = List.copyOf(rules);
    this.context = context;
    this.activeFrom = Map.copyOf(activeFrom);
    this.retention = new Retention(this.rules, context);
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
    return new RuleBook(List.copyOf(byName.values()), new RuleContext(map, company), activeFrom);
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
                    rule.then().kind(),
                    rule.then().via(),
                    rule.then().mode(),
                    Optional.ofNullable(rule.activeFrom())))
        .toList();
  }

  public LearningMap map() {
    return context.map();
  }

  /** What an event brings; a Tick concerns whoever's state is handed in. */
  public Step step(PersonState state, Event event) {
    return new Stepping(this, state).take(event);
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

  /** Rules in the order in which they must look: who asks for a proposed goal comes second. */
  List<List<Rule>> rounds() {
    List<Rule> first = new ArrayList<>(rules);
    List<Rule> second = rules.stream().filter(Rule::needsProposedGoal).toList();
    first.removeAll(second);
    return List.of(first, second);
  }
}
