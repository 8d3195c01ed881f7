package org.learnwire.sandbox.company;

/** Lives the three months before the anchor: who did what when, in one course. */
final class HistoryMaker {

  private final Company company;
  private final long end;

  HistoryMaker(Company company) {
    this.company = company;
    this.end = company.plan().anchorSecond();
  }

  void live(Enrolment enrolment, Course course, long from) {
    Dice dice =
        Dice.of(company.plan().seed(), "history " + course.shortname(), enrolment.account());
    long now = from;
    long until = until(enrolment.account());
    int last = lastActivity(dice, course);
    for (Activity activity : course.activities()) {
      now = WorkingHours.after(dice, now, dice.chance(0.5) ? 0 : dice.between(1, 4));
      if (activity.index() > last || now >= until) {
        break;
      }
      now = step(dice, activity, enrolment.progress().get(activity.index()), now);
      enrolment.settle(course, now);
    }
  }

  /** Who has left learns no more. */
  private long until(int account) {
    return company
        .employeeOf(account)
        .map(Employee::left)
        .map(day -> Math.min(end, day.atStartOfDay(Plan.ZONE).toEpochSecond()))
        .orElse(end);
  }

  /** Everything done and passed at once, in the order of the course. */
  void complete(Enrolment enrolment, Course course, long from) {
    Dice dice =
        Dice.of(company.plan().seed(), "history " + course.shortname(), enrolment.account());
    long now = from;
    for (Activity activity : course.activities()) {
      Progress progress = enrolment.progress().get(activity.index());
      now = WorkingHours.after(dice, now, 0);
      if (activity.module() == Module.QUIZ) {
        attempt(dice, activity, progress, now, true);
      } else {
        step(dice, activity, progress, now);
      }
      enrolment.settle(course, now);
    }
  }

  /** Most finish; some stop on the way; some never begin (-1). */
  private int lastActivity(Dice dice, Course course) {
    int all = course.activities().size();
    double ends = course.kind() == Course.Kind.DEVELOPMENT ? 0.62 : 0.82;
    double fate = dice.fraction();
    return fate < ends ? all - 1 : fate < ends + (1 - ends) * 0.6 ? dice.below(all - 1) : -1;
  }

  private long step(Dice dice, Activity activity, Progress progress, long at) {
    return switch (activity.module()) {
      case PAGE, FORUM -> done(progress, at);
      case QUIZ -> quiz(dice, activity, progress, at);
      case ASSIGN -> assign(dice, activity, progress, at);
      case LTI -> lti(dice, activity, progress, at);
    };
  }

  private static long done(Progress progress, long at) {
    progress.set(Progress.DONE, at);
    return at;
  }

  private long quiz(Dice dice, Activity quiz, Progress progress, long at) {
    boolean first = dice.chance(0.74);
    attempt(dice, quiz, progress, at, first);
    if (first) {
      return at;
    }
    long again = WorkingHours.after(dice, at, dice.between(1, 3));
    if (again < end && dice.chance(0.85)) {
      attempt(dice, quiz, progress, again, true);
      return again;
    }
    return at;
  }

  private void attempt(Dice dice, Activity quiz, Progress progress, long at, boolean pass) {
    double whole = quiz.item().marks();
    int needed = (int) Math.ceil(whole * quiz.item().pass() / quiz.item().max());
    int marks = pass ? dice.between(needed, (int) whole) : dice.below(needed);
    Attempts.finish(company, quiz, progress, at - dice.between(120, 900), at, marks);
  }

  private long assign(Dice dice, Activity assign, Progress progress, long at) {
    progress.set(Progress.DONE, at);
    long graded = WorkingHours.after(dice, at, dice.between(1, 4));
    if (graded < end && dice.chance(0.93)) {
      double half = dice.between(100, 200) * assign.item().max() / 200;
      progress.grade(Math.round(half * 2) / 2.0, graded, company.nextGradeRow());
    }
    return at;
  }

  private static long lti(Dice dice, Activity lti, Progress progress, long at) {
    progress.grade(Math.round(dice.between(50, 100) * lti.item().max() / 100), at, 0);
    progress.set(Progress.DONE, at);
    return at;
  }
}
