package org.learnwire.lti.dialect;

import org.jspecify.annotations.Nullable;

/**
 * How a platform's gradebook treats what the specification leaves open.
 *
 * @param submission name of the extension that says whether a score is a new attempt; null where
 *     there is none
 * @param keepsWhenTold whether the extension can keep a grade that a score without one would empty
 * @param bindsWithoutUrl whether a placed link belongs to the tool's own registration only when it
 *     names no address
 */
public record GradebookWays(
    @Nullable String submission, boolean keepsWhenTold, boolean bindsWithoutUrl) {

  /** Canvas: documented, "score" of its API; Moodle: observed with 4.5. */
  public static GradebookWays of(Dialect dialect) {
    return switch (dialect) {
      case CANVAS ->
          new GradebookWays("https://canvas.instructure.com/lti/submission", true, false);
      case MOODLE -> new GradebookWays(null, false, true);
      default -> new GradebookWays(null, false, false);
    };
  }
}
