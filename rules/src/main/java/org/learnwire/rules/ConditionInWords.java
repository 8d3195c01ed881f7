package org.learnwire.rules;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What a fact must be like, as a person reads it. */
final class ConditionInWords {
  private ConditionInWords() {}

  static String of(Condition condition) {
    return "“"
        + verbs(condition)
        + "” is said"
        + by(condition)
        + about(condition)
        + where(condition)
        + result(condition);
  }

  private static String verbs(Condition condition) {
    if (RuleVerbs.iris(RuleVerbs.LEARNING).filter(condition.verbs()::equals).isPresent()) {
      return RuleVerbs.LEARNING;
    }
    return new TreeSet<>(condition.verbs().stream().map(RuleVerbs::leading).toList())
        .stream()
            .map(RuleVerbs::nameOf)
            .map(name -> name.replace('-', ' '))
            .collect(joining("”, “"));
  }

  private static String by(Condition condition) {
    return switch (condition.by()) {
      case ANYONE -> "";
      case SOMEONE_ELSE -> " by somebody else";
      case MANAGER -> " by their manager of that day";
      case LEARNER -> " by themselves";
    };
  }

  private static String about(Condition condition) {
    return switch (condition.object()) {
      case COURSE -> " of a course";
      case PRACTICE_TASK -> " of a practice task";
      case ANYTHING -> " of something in the learning map";
      case WHATEVER -> "";
    };
  }

  static String where(Condition condition) {
    Condition.Where where = condition.where();
    List<String> all = new ArrayList<>();
    if (!where.paths().isEmpty()) {
      all.add("path " + some(where.paths()));
    }
    if (where.kind() != null) {
      all.add("a path of kind " + where.kind());
    }
    if (where.skill() != null) {
      all.add("skill " + where.skill());
    }
    if (!where.courses().isEmpty()) {
      all.add("course " + some(where.courses()));
    }
    return all.isEmpty() ? "" : ", in " + String.join(", ", all);
  }

  private static String result(Condition condition) {
    Condition.Result result = condition.result();
    List<String> all = new ArrayList<>();
    if (result.success() != null) {
      all.add(result.success() ? "with success" : "without success");
    }
    if (result.completion() != null) {
      all.add(result.completion() ? "to the end" : "not to the end");
    }
    if (result.least() != null) {
      all.add("with a score of at least " + percent(result.least()));
    }
    if (result.most() != null) {
      all.add("with a score of at most " + percent(result.most()));
    }
    return all.isEmpty() ? "" : ", " + String.join(", ", all);
  }

  private static String percent(double scaled) {
    return Math.round(scaled * 100) + " %";
  }

  static String some(Collection<String> names) {
    return names.stream().sorted().collect(joining(" or "));
  }
}
