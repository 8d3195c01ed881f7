package org.learnwire.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders of a rule's texts. */
final class Wording {
  /** {@code learner} stays as it is: whoever sends the text knows the name. */
  static final List<String> NAMES =
      List.of("course", "learner", "path", "practice-task", "practice-tasks", "skill");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  private Wording() {}

  static Optional<String> unknown(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !NAMES.contains(name))
        .findFirst();
  }

  static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }
}
