package org.learnwire.bench.statements;

import static org.learnwire.bench.statements.Company.HOME;

/**
 * The same step of somebody's as a learning system tells it: {@code record.jslt} makes the
 * statement of {@link LessonText} from it.
 */
final class LessonRecord {
  private LessonRecord() {}

  static String of(Company company, Lesson lesson) {
    int points = Mix.below(101, company.seed() + 5, lesson.number());
    return "{\"id\":\"%s\",\"attempt\":\"%s\",\"changed\":\"%s\","
            .formatted(Rendered.UUID_PLACE, Rendered.REGISTRATION_PLACE, Rendered.TIMESTAMP_PLACE)
        + who(lesson)
        + what(lesson)
        + "\"points\":%d,\"most\":100,\"seconds\":%d,"
            .formatted(points, 60 * (1 + points % 17) + points % 60)
        + "\"session\":\"session-%d\",\"step\":%d,\"browser\":{\"name\":\"Example\",\"width\":1280}}"
            .formatted(lesson.attempt(), lesson.number() % Lesson.STEPS);
  }

  private static String who(Lesson lesson) {
    return "\"site\":\"%s\",\"learner\":{\"account\":\"%s\",\"name\":\"Learner Number %d\"},\"instructor\":\"%s\","
        .formatted(
            HOME,
            Company.account(lesson.person()),
            lesson.person(),
            Company.instructor(lesson.course()));
  }

  private static String what(Lesson lesson) {
    return "\"verb\":\"%s\",\"course\":%d,\"activity\":%d,\"kind\":\"%s\",\"programme\":%d,"
        .formatted(
            lesson.verb().word(),
            lesson.course(),
            lesson.activity(),
            LessonText.kind(lesson),
            lesson.course() % 10);
  }
}
