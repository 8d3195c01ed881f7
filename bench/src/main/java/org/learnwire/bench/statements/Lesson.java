package org.learnwire.bench.statements;

/**
 * What one statement tells: somebody's step in an attempt at a course.
 *
 * @param number of the statement in the pool
 * @param attempt ten statements in a row make one, with one registration
 */
record Lesson(int number, int attempt, int person, int course, int activity, Company.Verb verb) {
  static final int STEPS = 10;

  static Lesson of(Company company, int number) {
    int attempt = number / STEPS;
    return new Lesson(
        number,
        attempt,
        company.person(attempt),
        company.course(attempt),
        company.activity(number),
        company.verb(number));
  }

  String activityId() {
    return Company.activityId(course, activity);
  }
}
