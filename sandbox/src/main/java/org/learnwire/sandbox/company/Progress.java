package org.learnwire.sandbox.company;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one person is with one activity. */
public final class Progress {

  public static final int NOT_DONE = 0;
  public static final int DONE = 1;
  public static final int PASSED = 2;
  public static final int FAILED = 3;

  private int state;
  private long at;
  private int overrideBy;
  private @Nullable Double grade;
  private long gradedAt;
  private int gradeRow;
  private List<Attempt> attempts = List.of();

  public int state() {
    return state;
  }

  /** When the state last changed; 0 = never. */
  public long at() {
    return at;
  }

  /** The user who set the state by hand; 0 = nobody. */
  public int overrideBy() {
    return overrideBy;
  }

  public @Nullable Double grade() {
    return grade;
  }

  public long gradedAt() {
    return gradedAt;
  }

  /** Row id in assign_grades or quiz_grades; 0 = no row. */
  public int gradeRow() {
    return gradeRow;
  }

  public List<Attempt> attempts() {
    return attempts;
  }

  public boolean complete() {
    return state == DONE || state == PASSED;
  }

  public void set(int newState, long when) {
    state = newState;
    at = when;
    overrideBy = 0;
  }

  public void override(int newState, long when, int by) {
    set(newState, when);
    overrideBy = by;
  }

  public void grade(double value, long when, int row) {
    grade = value;
    gradedAt = when;
    gradeRow = gradeRow == 0 ? row : gradeRow;
  }

  public void attempt(Attempt next) {
    java.util.List<Attempt> more = new java.util.ArrayList<>(attempts);
    more.add(next);
    attempts = List.copyOf(more);
  }

  void reset() {
    set(NOT_DONE, 0);
    grade = null;
    gradedAt = 0;
    gradeRow = 0;
    attempts = List.of();
  }
}
