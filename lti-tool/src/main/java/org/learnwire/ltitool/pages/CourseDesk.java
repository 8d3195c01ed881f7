package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be said of a course without saying anything of one person. */
public interface CourseDesk {
  /** The courses of the learning map. */
  List<Course> courses();

  /** From activity to application, counted in people; empty: no such course in the map. */
  Optional<Funnel> funnel(String course);

  /** Departments that HR knows, for whom a sprint can be. */
  List<String> departments();

  /** What a sprint needs in the settings. */
  Sprint sprint(Wish wish);

  /**
   * A course.
   *
   * @param id its activity
   */
  record Course(String id, String title, String path) {}

  /**
   * From activity to application.
   *
   * @param people in the course; null: fewer than a group
   */
  record Funnel(Course course, @Nullable Integer people, List<Step> steps) {
    public Funnel {
      steps = List.copyOf(steps);
    }

    /** Whether the policy keeps a step from being counted. */
    public boolean keepsSome() {
      return steps.stream().anyMatch(step -> step.shown() == Step.Shown.KEPT);
    }
  }

  /**
   * How many came so far.
   *
   * @param name began, completed, practised, applied or thanked
   * @param people null: it is not said how many
   * @param shown why it is not
   */
  record Step(String name, @Nullable Integer people, Shown shown) {
    /** What is said of a step. */
    public enum Shown {
      FIGURE,
      /** Fewer than a group. */
      TOO_FEW,
      /** Fewer than a group are missing, or none: who they are could be guessed. */
      NEARLY_ALL,
      /**
       * Fewer than a group away from a figure above, or none: they could be told by subtraction.
       */
      CLOSE,
      /** The company's policy keeps it between a person and their manager. */
      KEPT;

      public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      }
    }
  }

  /**
   * A sprint to be.
   *
   * @param team as HR writes it
   */
  record Wish(String name, String team, LocalDate starts) {}

  /**
   * What was made of it.
   *
   * @param yaml for the file of programmes
   * @param people null: fewer than a group
   * @param problem why it is none, in the words of whoever reads the file; null: it is one
   */
  record Sprint(String yaml, @Nullable Integer people, @Nullable String problem) {}
}
