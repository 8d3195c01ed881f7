package org.learnwire.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An example that stands in a rule's file and is run: what happened on which day, and what the rule
 * is to decide. It speaks of the courses and tasks of {@link ExampleMap}.
 *
 * @param activeFrom the day since which the rule decides; null for always
 */
record RuleExample(
    int line,
    String name,
    @Nullable Integer activeFrom,
    List<Happening> given,
    List<Expected> expect) {

  /**
   * Something that happened.
   *
   * @param word a verb, {@code tick} or {@code proposed-goal}
   * @param what name of a course or task, or of a path for proposed-goal
   * @param by observer, learner or nobody
   */
  record Happening(
      int day,
      String word,
      String what,
      @Nullable Boolean success,
      @Nullable String by,
      String source,
      boolean history) {}

  /** A decision expected: null fields are not looked at. */
  record Expected(
      DecisionKind kind,
      String path,
      @Nullable Integer progress,
      @Nullable Integer due,
      @Nullable String because) {}

  private static final List<String> BESIDE = List.of("day", "success", "by", "source", "history");
  private static final Map<String, DecisionKind> KINDS =
      Map.of(
          "recognise", DecisionKind.GrantRecognition,
          "propose-goal", DecisionKind.ProposeGoal,
          "update-goal", DecisionKind.UpdateGoal,
          "nudge", DecisionKind.Nudge);

  static List<RuleExample> read(List<Section> sections) {
    return sections.stream().map(RuleExample::read).toList();
  }

  private static RuleExample read(Section section) {
    section.only(List.of("name", "active-from", "given", "expect"));
    return new RuleExample(
        section.line(),
        section.needText("name"),
        section.number("active-from").orElse(null),
        section.sections("given").stream().map(RuleExample::happening).toList(),
        section.sections("expect").stream().map(RuleExample::expected).toList());
  }

  private static Happening happening(Section section) {
    List<String> words = new ArrayList<>(RuleVerbs.names());
    words.addAll(List.of("tick", "proposed-goal"));
    String word = only(section, words, BESIDE);
    Map<String, String> people = Map.of("observer", "observer", "learner", "learner");
    return new Happening(
        section.number("day").orElseThrow(() -> section.problem("day", "day is missing")),
        word,
        section.needText(word),
        section.flag("success").orElse(null),
        section.oneOf("by", people).orElse(null),
        section.text("source").orElse("academy"),
        section.flag("history").orElse(false));
  }

  private static Expected expected(Section section) {
    List<String> words = KINDS.keySet().stream().sorted().toList();
    String word = only(section, words, List.of("progress", "due", "because"));
    return new Expected(
        new TreeMap<>(KINDS).get(word),
        section.needText(word),
        section.number("progress").orElse(null),
        section.number("due").orElse(null),
        section.text("because").orElse(null));
  }

  /** The one word that says what it is, beside those that say more of it. */
  private static String only(Section section, List<String> words, List<String> beside) {
    List<String> known = new ArrayList<>(words);
    known.addAll(beside);
    section.only(known);
    List<String> said = section.keys().stream().filter(words::contains).toList();
    if (said.size() != 1) {
      throw section.problem("", "say one thing here", words);
    }
    return said.get(0);
  }
}
