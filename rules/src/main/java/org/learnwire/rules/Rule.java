package org.learnwire.rules;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its file says it.
 *
 * @param grace how late a fact may come and still decide; null: as late as it likes
 * @param who on whom it looks
 * @param follows what must have come after the ground, one after the other
 */
record Rule(
    String name,
    String about,
    String file,
    When when,
    Who who,
    List<Given> given,
    List<Follows> follows,
    List<Absent> absent,
    Then then,
    OncePer oncePer,
    @Nullable Period grace,
    @Nullable Instant activeFrom,
    List<RuleExample> examples) {

  /**
   * The fact that a decision rests on.
   *
   * @param first only the earliest such fact of the path
   * @param day decided so many days after it; 0: at once
   */
  record When(Condition condition, boolean first, int day) {}

  /** What must have been. */
  sealed interface Given {
    /**
     * Facts about the same, or about anything.
     *
     * @param within how far from the ground, in days of the person's calendar
     * @param atLeast how many of them
     */
    record Happened(String word, Condition condition, Of of, Span within, Side side, int atLeast)
        implements Given {}

    /** A goal that was proposed for the same path. */
    record GoalProposed() implements Given {}

    /** Where the goal of the same path stands: the verb of its latest move. */
    record GoalStands(String word, String verb) implements Given {}
  }

  /** Which facts are meant, seen from the ground. */
  enum Of {
    SAME_PATH,
    SAME_COURSE,
    ANYTHING
  }

  /** On which side of the ground. */
  enum Side {
    BEFORE,
    AFTER,
    AROUND
  }

  /** The next step of a sequence, so soon after the one before. */
  record Follows(String word, Condition condition, Of of, Span within) {}

  /**
   * What must not have happened from the day of the ground, or of the last step that followed, on.
   *
   * @param reads connections that must be complete before this is said; empty: all
   */
  record Absent(String word, Condition condition, Of of, Span span, Set<String> reads) {}

  /** How often a rule decides. */
  enum OncePer {
    PATH,
    PRACTICE_TASK,
    COURSE,
    WEEK,
    MONTH,
    QUARTER,
    CYCLE,
    YEAR,
    EVER
  }

  boolean needsProposedGoal() {
    return given.stream().anyMatch(Given.GoalProposed.class::isInstance);
  }

  boolean perTask() {
    return oncePer == OncePer.PRACTICE_TASK;
  }

  /** Every condition in it, the ground's first. */
  List<Condition> conditions() {
    List<Condition> all = new ArrayList<>();
    all.add(when.condition());
    all.addAll(besides());
    return all;
  }

  /** The conditions on other facts than the ground. */
  List<Condition> besides() {
    List<Condition> all = new ArrayList<>();
    for (Given each : given) {
      if (each instanceof Given.Happened happened) {
        all.add(happened.condition());
      }
      if (each instanceof Given.GoalStands) {
        all.add(Conditions.ANY_GOAL);
      }
    }
    follows.forEach(each -> all.add(each.condition()));
    absent.forEach(each -> all.add(each.condition()));
    return all;
  }

  /** How many days back from today it may look. */
  int reach() {
    int sum = when.day();
    for (Given each : given) {
      sum = each instanceof Given.Happened h ? Math.max(sum, h.within().atMostDays()) : sum;
    }
    for (Follows each : follows) {
      sum += each.within().atMostDays();
    }
    return sum + absent.stream().mapToInt(each -> each.span().atMostDays()).max().orElse(0);
  }

  /** True where time alone can bring a decision. */
  boolean waits() {
    return !absent.isEmpty() || when.day() > 0;
  }
}
