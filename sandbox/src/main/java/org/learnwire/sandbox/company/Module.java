package org.learnwire.sandbox.company;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;

/** The kinds of Moodle activity this company uses, and what completes each. */
public enum Module {
  PAGE("Pages", "content", List.of(new Rule("completionview", "View"))),
  QUIZ(
      "Quizzes",
      "assessment",
      List.of(
          new Rule("completionusegrade", "Receive a grade"),
          new Rule("completionpassgrade", "Receive a passing grade"))),
  ASSIGN("Assignments", "assessment", List.of(new Rule("completionsubmit", "Make a submission"))),
  LTI("External tools", "other", List.of(new Rule("completionusegrade", "Receive a grade"))),
  FORUM("Forums", "collaboration", List.of(new Rule("completionposts", "Make forum posts: 1")));

  /** One condition of an activity's completion. */
  public record Rule(String name, String description) {}

  private final String plural;
  private final String purpose;
  private final List<Rule> rules;

  Module(String plural, String purpose, List<Rule> rules) {
    this.plural = plural;
    this.purpose = purpose;
    this.rules = rules;
  }

  @JsonCreator
  static Module of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Moodle's own word: {@code modname}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String plural() {
    return plural;
  }

  public String purpose() {
    return purpose;
  }

  public List<Rule> rules() {
    return rules;
  }

  /** A quiz is passed (2), everything else is just done (1). */
  public int doneState() {
    return this == QUIZ ? Progress.PASSED : Progress.DONE;
  }
}
