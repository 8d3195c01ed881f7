package org.learnwire.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a decision rests on, and on whom a rule looks. */
final class WhenReader {
  private static final List<String> TRIGGERS = List.of("goal", "person", "verb");
  private static final List<String> WHO =
      List.of("team", "site", "status", "has-manager", "tenure", "cohort", "phase");
  private static final Map<String, PersonFacts.Status> STATUSES =
      Map.of(
          "active", PersonFacts.Status.ACTIVE,
          "on-leave", PersonFacts.Status.ON_LEAVE,
          "on-notice", PersonFacts.Status.ON_NOTICE,
          "pending", PersonFacts.Status.PENDING,
          "inactive", PersonFacts.Status.INACTIVE);

  private WhenReader() {}

  static Rule.When when(Section when) {
    when.only(ConditionReader.wordsAnd("verb", "person", "goal", "first", "day"));
    List<String> said = TRIGGERS.stream().filter(when::has).toList();
    if (said.size() > 1) {
      throw when.problem(said.get(1), "when rests on one thing", TRIGGERS);
    }
    int day = when.number("day").orElse(0);
    if (when.has("day") && (day < 1 || day > 730)) {
      throw when.problem("day", "day needs a whole number from 1 to 730");
    }
    Condition condition =
        when.has("person")
            ? ConditionReader.condition(
                when,
                words(when, "person", RuleVerbs.PERSON_WORDS, RuleVerbs.PERSON),
                Condition.About.WHATEVER)
            : when.has("goal")
                ? ConditionReader.condition(
                    when, words(when, "goal", RuleVerbs.GOAL_WORDS, RuleVerbs.GOAL))
                : ConditionReader.condition(when, ConditionReader.verbs(when));
    return new Rule.When(condition, when.flag("first").orElse(false), day);
  }

  private static Set<String> words(Section when, String key, List<String> known, String prefix) {
    Set<String> verbs = new HashSet<>();
    for (String word : when.words(key)) {
      if (!known.contains(word)) {
        throw when.problem(key, "unknown value " + word + " of " + key, known);
      }
      verbs.add(prefix + word);
    }
    return verbs;
  }

  static Who who(Section root, Programmes programmes) {
    if (!root.has("who")) {
      return Who.ANYBODY;
    }
    Section who = root.need("who").only(WHO);
    Set<PersonFacts.Status> statuses = new HashSet<>();
    for (String word : who.words("status")) {
      if (!STATUSES.containsKey(word)) {
        throw who.problem("status", "unknown value " + word + " of status", sorted(STATUSES));
      }
      statuses.add(STATUSES.get(word));
    }
    Section tenure = who.has("tenure") ? who.need("tenure").only(List.of("min", "max")) : null;
    return new Who(
        Set.copyOf(who.words("team")),
        Set.copyOf(who.words("site")),
        Set.copyOf(statuses),
        who.flag("has-manager").orElse(null),
        tenure == null ? null : tenure.period("min").orElse(null),
        tenure == null ? null : tenure.period("max").orElse(null),
        cohorts(who, programmes),
        phases(who, programmes));
  }

  private static Set<String> cohorts(Section who, Programmes programmes) {
    Set<String> names = Set.copyOf(who.words("cohort"));
    for (String name : names) {
      if (!programmes.knows(name)) {
        throw who.problem(
            "cohort", "no programme is called " + name, List.copyOf(programmes.names()));
      }
    }
    return names;
  }

  private static Set<String> phases(Section who, Programmes programmes) {
    Set<String> names = Set.copyOf(who.words("phase"));
    Set<String> known = programmes.phases(Set.copyOf(who.words("cohort")));
    for (String name : names) {
      if (!programmes.isFree() && !known.contains(name)) {
        throw who.problem("phase", "no phase is called " + name, List.copyOf(known));
      }
    }
    return names;
  }

  private static List<String> sorted(Map<String, ?> words) {
    return words.keySet().stream().sorted().toList();
  }
}
