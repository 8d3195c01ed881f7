package org.learnwire.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a fact must be like. */
final class ConditionReader {
  private static final Map<String, Condition.About> ABOUT =
      Map.of(
          "course", Condition.About.COURSE,
          "practice-task", Condition.About.PRACTICE_TASK,
          "anything", Condition.About.ANYTHING);

  private ConditionReader() {}

  static Condition condition(Section section, Set<String> verbs) {
    return new Condition(
        verbs,
        section.flag("result.success").orElse(null),
        section.oneOf("object", ABOUT).orElse(Condition.About.ANYTHING),
        section.oneOf("by", Map.of("someone-else", true)).orElse(false));
  }

  static Set<String> verbs(Section when) {
    List<String> words = when.words("verb");
    if (words.isEmpty()) {
      throw when.problem("verb", "verb is missing");
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
}
