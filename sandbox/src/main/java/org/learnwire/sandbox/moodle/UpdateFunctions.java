package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.company.Progress;
import org.learnwire.sandbox.http.Json;

/**
 * Did this course move? An exclusive {@code since}, and deaf to other people's views, completions
 * and LTI grades: only rows of quizzes and assignments are listed.
 */
final class UpdateFunctions {

  private final Site site;

  private UpdateFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    UpdateFunctions own = new UpdateFunctions(site);
    functions.add(
        "core_course_get_updates_since", "courseid:int! since:int! filter:texts", own::updates);
  }

  private Json updates(Params params) {
    Course course = site.course(params.number("courseid", 0));
    long since = params.second("since", 0);
    // Recorded: a filter keeps the general areas out, but never the rows of quiz and assignment.
    List<String> filter = params.texts("filter");
    boolean general = filter.isEmpty() || filter.contains("configuration");
    List<Json> instances = new ArrayList<>();
    for (Activity activity : site.visible(course)) {
      List<Json> updates = new ArrayList<>();
      if (course.start() > since && general) {
        updates.add(configuration(course.start()));
      }
      rows(updates, course, activity, since);
      if (!updates.isEmpty()) {
        instances.add(instance(activity, updates));
      }
    }
    return Site.listed("instances", instances);
  }

  private void rows(List<Json> updates, Course course, Activity activity, long since) {
    if (activity.module() == Module.QUIZ) {
      add(updates, "userattempts", attempts(course, activity, since));
      add(updates, "usergrades", grades(course, activity, since));
    } else if (activity.module() == Module.ASSIGN) {
      add(updates, "usersubmissions", submissions(course, activity, since));
      add(updates, "usergrades", grades(course, activity, since));
    }
  }

  private static void add(List<Json> updates, String name, IntStream ids) {
    int[] rows = ids.sorted().toArray();
    if (rows.length > 0) {
      updates.add(
          out -> {
            out.writeStartObject();
            out.writeStringField("name", name);
            out.writeFieldName("itemids");
            out.writeArray(rows, 0, rows.length);
            out.writeEndObject();
          });
    }
  }

  private IntStream attempts(Course course, Activity quiz, long since) {
    return site.enrolled(course).stream()
        .flatMap(enrolment -> enrolment.progress().get(quiz.index()).attempts().stream())
        .filter(attempt -> attempt.finish() > since)
        .mapToInt(attempt -> attempt.id());
  }

  private IntStream grades(Course course, Activity activity, long since) {
    return site.enrolled(course).stream()
        .map(enrolment -> enrolment.progress().get(activity.index()))
        .filter(progress -> progress.grade() != null && progress.gradedAt() > since)
        .mapToInt(Progress::gradeRow);
  }

  private IntStream submissions(Course course, Activity assign, long since) {
    return site.enrolled(course).stream()
        // An override completes without a submission.
        .filter(e -> e.progress().get(assign.index()).complete())
        .filter(e -> e.progress().get(assign.index()).overrideBy() == 0)
        .filter(e -> e.progress().get(assign.index()).at() > since)
        .mapToInt(Enrolment::account);
  }

  private static Json configuration(long at) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("name", "configuration");
      out.writeNumberField("timeupdated", at);
      out.writeEndObject();
    };
  }

  private static Json instance(Activity activity, List<Json> updates) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("contextlevel", "module");
      out.writeNumberField("id", activity.cmid());
      out.writeFieldName("updates");
      Shape.list(out, updates);
      out.writeEndObject();
    };
  }
}
