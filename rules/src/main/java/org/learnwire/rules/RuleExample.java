package org.learnwire.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An example that stands in a rule's file and is run: what happened on which day, and what the rule
 * is to decide. It speaks of the courses and tasks of {@link ExampleMap}.
 *
 * @param person what the directory says at first; null for nothing
 * @param activeFrom the day since which the rule decides; null for always
 */
record RuleExample(
    int line,
    String name,
    @Nullable Integer activeFrom,
    @Nullable Somebody person,
    List<Happening> given,
    List<Expected> expect) {

  /**
   * Whom the example is about.
   *
   * @param hired day on which they joined
   * @param cohort programmes that they are in
   * @param phase where these stand
   */
  record Somebody(
      @Nullable String team,
      @Nullable String site,
      @Nullable String manager,
      @Nullable String zone,
      @Nullable String language,
      @Nullable Integer hired,
      Set<String> cohort,
      Set<String> phase) {}

  /**
   * Something that happened.
   *
   * @param word a verb, {@code tick}, {@code proposed-goal}, {@code goal-done} or a move of the
   *     person
   * @param what name of a course or task, of a path for a goal, or the new team or manager
   * @param by observer, learner, manager or nobody
   * @param stored the day it arrived; null: at once
   * @param incomplete a connection that is not read up to this day
   */
  record Happening(
      int day,
      String word,
      String what,
      @Nullable Boolean success,
      @Nullable Boolean completion,
      @Nullable Double score,
      @Nullable String by,
      String source,
      boolean history,
      @Nullable Integer stored,
      @Nullable String incomplete) {}

  /** A decision expected: null fields are not looked at. */
  record Expected(
      DecisionKind kind,
      String path,
      @Nullable Integer progress,
      @Nullable Integer due,
      @Nullable String because,
      @Nullable String text) {}

  private static final List<String> BESIDE =
      List.of(
          "day",
          "success",
          "completion",
          "score",
          "by",
          "source",
          "history",
          "stored",
          "incomplete");
  private static final Map<String, DecisionKind> KINDS =
      Map.of(
          "recognise", DecisionKind.GrantRecognition,
          "propose-goal", DecisionKind.ProposeGoal,
          "update-goal", DecisionKind.UpdateGoal,
          "close-goal", DecisionKind.CloseGoal,
          "record-learning", DecisionKind.RecordLearning,
          "attach-evidence", DecisionKind.AttachEvidence,
          "send-score", DecisionKind.SendScore,
          "nudge", DecisionKind.Nudge);

  static List<RuleExample> read(List<Section> sections) {
    return sections.stream().map(RuleExample::read).toList();
  }

  private static RuleExample read(Section section) {
    section.only(List.of("name", "active-from", "person", "given", "expect"));
    return new RuleExample(
        section.line(),
        section.needText("name"),
        section.number("active-from").orElse(null),
        section.section("person").map(RuleExample::person).orElse(null),
        section.sections("given").stream().map(RuleExample::happening).toList(),
        section.sections("expect").stream().map(RuleExample::expected).toList());
  }

  private static Somebody person(Section section) {
    section.only(
        List.of("team", "site", "manager", "zone", "language", "hired", "cohort", "phase"));
    return new Somebody(
        section.text("team").orElse(null),
        section.text("site").orElse(null),
        section.text("manager").orElse(null),
        section.text("zone").orElse(null),
        section.text("language").orElse(null),
        section.number("hired").orElse(null),
        Set.copyOf(section.words("cohort")),
        Set.copyOf(section.words("phase")));
  }

  private static Happening happening(Section section) {
    List<String> words = new ArrayList<>(RuleVerbs.names());
    words.addAll(List.of("tick", "proposed-goal"));
    words.addAll(RuleVerbs.PERSON_WORDS);
    RuleVerbs.GOAL_WORDS.forEach(word -> words.add("goal-" + word));
    String word = only(section, words, BESIDE);
    Map<String, String> people =
        Map.of("observer", "observer", "learner", "learner", "manager", "manager");
    return new Happening(
        section.number("day").orElseThrow(() -> section.problem("day", "day is missing")),
        word,
        section.needText(word),
        section.flag("success").orElse(null),
        section.flag("completion").orElse(null),
        section.decimal("score").orElse(null),
        section.oneOf("by", people).orElse(null),
        section.text("source").orElse("academy"),
        section.flag("history").orElse(false),
        section.number("stored").orElse(null),
        section.text("incomplete").orElse(null));
  }

  private static Expected expected(Section section) {
    List<String> words = KINDS.keySet().stream().sorted().toList();
    String word = only(section, words, List.of("progress", "due", "because", "text"));
    return new Expected(
        new TreeMap<>(KINDS).get(word),
        section.needText(word),
        section.number("progress").orElse(null),
        section.number("due").orElse(null),
        section.text("because").orElse(null),
        section.text("text").orElse(null));
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
