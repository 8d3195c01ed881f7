package org.learnwire.rules;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as its file says it. */
record Rule(
    String name,
    String file,
    When when,
    List<Given> given,
    List<Absent> absent,
    Then then,
    OncePer oncePer,
    @Nullable Instant activeFrom,
    List<RuleExample> examples) {

  /**
   * The fact that a decision rests on.
   *
   * @param pathKind the kind the path must be of; null for any
   * @param first only the earliest such fact of the path
   */
  record When(Condition condition, @Nullable String pathKind, boolean first) {}

  /** What must have been before. */
  sealed interface Given {
    /**
     * A fact of the same path.
     *
     * @param within how far from the first fact, in days of the company's calendar
     * @param before on the same day or earlier
     */
    record Happened(String word, Condition condition, Period within, boolean before)
        implements Given {}

    /** A goal that was proposed for the same path. */
    record GoalProposed() implements Given {}
  }

  /** What must not have happened in the same path, from that day on, for so long. */
  record Absent(String word, Condition condition, Period period) {}

  /** How often a rule decides. */
  enum OncePer {
    PATH,
    PRACTICE_TASK,
    MONTH
  }

  boolean needsProposedGoal() {
    return given.stream().anyMatch(Given.GoalProposed.class::isInstance);
  }

  boolean perTask() {
    return oncePer == OncePer.PRACTICE_TASK;
  }
}
