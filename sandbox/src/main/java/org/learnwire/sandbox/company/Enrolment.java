package org.learnwire.sandbox.company;

import java.util.Arrays;
import java.util.List;

/** One person in one course. */
public final class Enrolment {

  /** GONE keeps what was learnt, as Moodle does, but no listing shows it. */
  public enum Status {
    ACTIVE,
    SUSPENDED,
    GONE
  }

  private final int account;
  private final int course;
  private final boolean teacher;
  private final List<Progress> progress;
  private Status status = Status.ACTIVE;
  private long completedAt;
  private long badgeAt;

  Enrolment(int account, Course course, boolean teacher) {
    this.account = account;
    this.course = course.id();
    this.teacher = teacher;
    Progress[] fresh = new Progress[course.activities().size()];
    Arrays.setAll(fresh, i -> new Progress());
    this.progress = List.of(fresh);
  }

  public int account() {
    return account;
  }

  public int course() {
    return course;
  }

  public boolean teacher() {
    return teacher;
  }

  public Status status() {
    return status;
  }

  /** Only through the company, which counts. */
  void status(Status to) {
    status = to;
  }

  public List<Progress> progress() {
    return progress;
  }

  /** 0 = not completed. */
  public long completedAt() {
    return completedAt;
  }

  /** 0 = no badge. */
  public long badgeAt() {
    return badgeAt;
  }

  /** Completes the course when its last activity is complete; Moodle does it in that second. */
  public void settle(Course of, long when) {
    if (completedAt == 0 && progress.stream().allMatch(Progress::complete)) {
      completedAt = when;
      award(of, when);
    }
  }

  public void award(Course of, long when) {
    if (of.badge() != null && badgeAt == 0) {
      badgeAt = when;
    }
  }

  /** What a recompletion does: everything starts again, the badge stays. */
  public void startAgain() {
    progress.forEach(Progress::reset);
    completedAt = 0;
  }

  /** The latest trace, 0 when there is none. */
  public long lastSeen() {
    return progress.stream().mapToLong(Progress::at).max().orElse(0);
  }

  /** As Moodle shows it on the dashboard, from all activities, seen or hidden. */
  public double percent() {
    long done = progress.stream().filter(Progress::complete).count();
    return completedAt > 0 || progress.isEmpty() ? 100 : done * 100.0 / progress.size();
  }
}
