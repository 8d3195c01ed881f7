package org.learnwire.bench.statements;

import static org.learnwire.bench.statements.Company.HOME;

/** A statement as a course player sends it: about 1.2 KB, with definition, context and result. */
final class LessonText {
  private static final String[] KINDS = {"lesson", "module", "assessment", "interaction"};

  private LessonText() {}

  static String of(Company company, Lesson lesson) {
    StringBuilder out = new StringBuilder(1400);
    out.append("{\"id\":\"").append(Rendered.UUID_PLACE).append("\",");
    out.append("\"timestamp\":\"").append(Rendered.TIMESTAMP_PLACE).append("\",");
    actor(out, lesson.person());
    out.append(",\"verb\":{\"id\":\"").append(lesson.verb().id());
    out.append("\",\"display\":{\"en-US\":\"").append(lesson.verb().word()).append("\"}},");
    object(out, lesson);
    out.append(',');
    result(out, company, lesson);
    context(out, lesson);
    return out.append('}').toString();
  }

  private static void actor(StringBuilder out, int person) {
    out.append("\"actor\":{\"objectType\":\"Agent\",\"name\":\"Learner Number ").append(person);
    out.append("\",\"account\":{\"homePage\":\"").append(HOME).append("\",\"name\":\"");
    out.append(Company.account(person)).append("\"}}");
  }

  static String kind(Lesson lesson) {
    return KINDS[lesson.activity() % KINDS.length];
  }

  private static void object(StringBuilder out, Lesson lesson) {
    String kind = kind(lesson);
    out.append("\"object\":{\"objectType\":\"Activity\",\"id\":\"").append(lesson.activityId());
    out.append("\",\"definition\":{\"type\":\"http://adlnet.gov/expapi/activities/").append(kind);
    out.append("\",\"name\":{\"en-US\":\"Activity ").append(lesson.activity());
    out.append(" of course ").append(lesson.course());
    out.append("\",\"de\":\"Aktivitaet ").append(lesson.activity()).append("\"},");
    out.append("\"description\":{\"en-US\":\"One step of the course, with a text to read and ");
    out.append("a question to answer\"}}}");
  }

  private static void result(StringBuilder out, Company company, Lesson lesson) {
    int points = Mix.below(101, company.seed() + 5, lesson.number());
    out.append("\"result\":{\"score\":{\"scaled\":").append(points / 100.0);
    out.append(",\"raw\":").append(points).append(",\"min\":0,\"max\":100},\"success\":");
    out.append(points >= 60).append(",\"completion\":true,\"duration\":\"PT");
    out.append(1 + points % 17).append('M').append(points % 60).append("S\"},");
  }

  private static void context(StringBuilder out, Lesson lesson) {
    String course = Company.courseId(lesson.course());
    out.append("\"context\":{\"registration\":\"").append(Rendered.REGISTRATION_PLACE);
    out.append("\",\"instructor\":{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"");
    out.append(HOME).append("\",\"name\":\"").append(Company.instructor(lesson.course()));
    out.append("\"}},\"platform\":\"Example Learning\",\"language\":\"en-US\",");
    out.append("\"contextActivities\":{\"parent\":[{\"id\":\"").append(course);
    out.append("\"}],\"grouping\":[{\"id\":\"").append(HOME).append("/programme/");
    out.append(lesson.course() % 10).append("\"}],\"category\":[{\"id\":\"");
    out.append(HOME).append("/profile/course-player\"}]},\"extensions\":{\"");
    out.append(HOME).append("/x/session\":\"session-").append(lesson.attempt()).append("\",\"");
    out.append(HOME).append("/x/browser\":{\"name\":\"Example\",\"width\":1280},\"");
    out.append(HOME).append("/x/step\":").append(lesson.number() % Lesson.STEPS).append("}}");
  }
}
