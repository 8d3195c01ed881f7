package org.learnwire.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a fact must be like. */
final class ConditionReader {
  /** The words of a condition, wherever it stands. */
  static final List<String> WORDS =
      List.of(
          "by",
          "course",
          "object",
          "path",
          "path-kind",
          "result.completion",
          "result.score.scaled",
          "result.success",
          "skill");

  private static final Map<String, Condition.About> ABOUT =
      Map.of(
          "course", Condition.About.COURSE,
          "practice-task", Condition.About.PRACTICE_TASK,
          "anything", Condition.About.ANYTHING,
          "whatever", Condition.About.WHATEVER);
  private static final Map<String, Condition.By> BY =
      Map.of(
          "someone-else", Condition.By.SOMEONE_ELSE,
          "manager", Condition.By.MANAGER,
          "learner", Condition.By.LEARNER);
  private static final Map<String, Rule.Of> OF =
      Map.of(
          "same path", Rule.Of.SAME_PATH,
          "same course", Rule.Of.SAME_COURSE,
          "anything", Rule.Of.ANYTHING);

  private ConditionReader() {}

  static List<String> wordsAnd(String... others) {
    List<String> words = new ArrayList<>(WORDS);
    words.addAll(List.of(others));
    return words;
  }

  static Condition condition(Section section, Set<String> verbs) {
    return condition(section, verbs, Condition.About.ANYTHING);
  }

  static Condition condition(Section section, Set<String> verbs, Condition.About usual) {
    Map<String, String> kinds = new TreeMap<>();
    LearningMapCsv.KINDS.forEach(kind -> kinds.put(kind, kind));
    return new Condition(
        verbs,
        result(section),
        section.oneOf("object", ABOUT).orElse(usual),
        section.oneOf("by", BY).orElse(Condition.By.ANYONE),
        new Condition.Where(
            Set.copyOf(section.words("path")),
            section.oneOf("path-kind", kinds).orElse(null),
            section.text("skill").orElse(null),
            Set.copyOf(section.words("course"))));
  }

  private static Condition.Result result(Section section) {
    Double least = null;
    Double most = null;
    if (section.has("result.score.scaled")) {
      Section score = section.need("result.score.scaled").only(List.of("min", "max"));
      least = score.decimal("min").orElse(null);
      most = score.decimal("max").orElse(null);
      if (least == null && most == null) {
        throw section.problem("result.score.scaled", "a score needs min or max, like {min: 0.8}");
      }
    }
    return new Condition.Result(
        section.flag("result.success").orElse(null),
        section.flag("result.completion").orElse(null),
        least,
        most);
  }

  static Set<String> verbs(Section when) {
    List<String> words = when.words("verb");
    if (words.isEmpty()) {
      throw when.problem("verb", "verb is missing");
    }
    if (words.size() == 1) {
      return verb(when, "verb", words.get(0));
    }
    Set<String> iris = new HashSet<>();
    words.forEach(word -> iris.addAll(verb(when, "verb", word)));
    return iris;
  }

  static Set<String> verb(Section at, String key, String word) {
    return RuleVerbs.iris(word)
        .orElseThrow(() -> at.problem(key, "unknown verb " + word, RuleVerbs.names()));
  }

  static void samePath(Section section) {
    section.needText("of");
    section.oneOf("of", Map.of("same path", true));
  }

  static Rule.Of of(Section section) {
    section.needText("of");
    return section.oneOf("of", OF).orElseThrow();
  }

  /** What must be in the map to count, unless it may be about anything. */
  static Condition.About usual(Rule.Of of) {
    return of == Rule.Of.SAME_PATH ? Condition.About.ANYTHING : Condition.About.WHATEVER;
  }
}
