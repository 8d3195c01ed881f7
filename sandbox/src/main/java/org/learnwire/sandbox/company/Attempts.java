package org.learnwire.sandbox.company;

/** What a finished quiz attempt does to grade and completion (grading method: highest grade). */
public final class Attempts {

  private Attempts() {}

  public static void finish(
      Company company, Activity quiz, Progress progress, long start, long at, double marks) {
    int number = progress.attempts().size() + 1;
    progress.attempt(new Attempt(company.nextAttempt(), number, start, at, marks));
    double scaled = marks * quiz.item().max() / quiz.item().marks();
    if (progress.grade() == null || scaled > progress.grade()) {
      progress.grade(scaled, at, progress.gradeRow() == 0 ? company.nextGradeRow() : 0);
    }
    int state = progress.grade() >= quiz.item().pass() ? Progress.PASSED : Progress.FAILED;
    if (state != progress.state()) {
      progress.set(state, at);
    }
  }
}
