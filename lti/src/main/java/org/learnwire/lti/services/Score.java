package org.learnwire.lti.services;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one person's work (AGS 2.0, 3.4.1).
 *
 * @param userId the person as the platform's launches and members name them
 * @param given null: progress without a grade
 * @param maximum above 0 wherever something is given
 * @param comment null: none; the same one is not sent twice
 * @param submittedAt when the person did it, null where that is not known
 * @param newAttempt whether the platform is to count it as one more attempt
 */
public record Score(
    String userId,
    @Nullable Double given,
    double maximum,
    Activity activity,
    Grading grading,
    @Nullable String comment,
    @Nullable Instant submittedAt,
    boolean newAttempt) {

  /** How far the person is. */
  public enum Activity {
    INITIALIZED("Initialized"),
    STARTED("Started"),
    IN_PROGRESS("InProgress"),
    SUBMITTED("Submitted"),
    COMPLETED("Completed");

    private final String word;

    Activity(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** How far the grading is. */
  public enum Grading {
    FULLY_GRADED("FullyGraded"),
    PENDING("Pending"),
    PENDING_MANUAL("PendingManual"),
    FAILED("Failed"),
    NOT_READY("NotReady");

    private final String word;

    Grading(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Score {
    if (given != null && (maximum <= 0 || given < 0)) {
      throw new IllegalArgumentException("a score is from 0 to a maximum above 0");
    }
  }

  /** A grade that counts. */
  public static Score graded(String userId, double given, double maximum) {
    return new Score(
        userId, given, maximum, Activity.COMPLETED, Grading.FULLY_GRADED, null, null, false);
  }

  /** Says how far somebody is, without a grade. */
  public static Score progress(String userId, Activity activity) {
    return new Score(userId, null, 0, activity, Grading.NOT_READY, null, null, false);
  }

  public Score saying(@Nullable String text) {
    return new Score(userId, given, maximum, activity, grading, text, submittedAt, newAttempt);
  }

  public Score submitted(@Nullable Instant when) {
    return new Score(userId, given, maximum, activity, grading, comment, when, newAttempt);
  }

  public Score asNewAttempt() {
    return new Score(userId, given, maximum, activity, grading, comment, submittedAt, true);
  }

  /** Whether the gradebook has a grade after it. */
  boolean isFinal() {
    return given != null && grading == Grading.FULLY_GRADED;
  }
}
