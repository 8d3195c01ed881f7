package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.company.Progress;
import org.learnwire.sandbox.http.Json;

/** Completion of activities and of courses. */
final class CompletionFunctions {

  private static final String[] ONLY_STATUS = {"cmid", "modname", "instance", "tracking"};
  private final Site site;

  private CompletionFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    CompletionFunctions own = new CompletionFunctions(site);
    functions.add(
        "core_completion_get_activities_completion_status",
        "courseid:int! userid:int!",
        own::activities);
    functions.add(
        "core_completion_get_course_completion_status", "courseid:int! userid:int!", own::course);
  }

  private Json activities(Params params) {
    Course course = site.course(params.number("courseid", 0));
    int user = site.user(params.number("userid", 0)).id();
    Enrolment enrolment = site.company().enrolment(user, course.id()).orElse(null);
    List<Json> statuses = new ArrayList<>();
    for (Activity activity : site.visible(course)) {
      Progress progress = enrolment == null ? null : enrolment.progress().get(activity.index());
      boolean tracked = enrolment != null && tracked(enrolment);
      statuses.add(status(site, activity, progress, tracked, true));
    }
    return Site.listed("statuses", statuses);
  }

  /** Only active learners are tracked; what they had done before stays and is shown. */
  private static boolean tracked(Enrolment enrolment) {
    return !enrolment.teacher() && enrolment.status() == Enrolment.Status.ACTIVE;
  }

  /** The state as {@code core_course_get_contents} shows it: without the activity's own ids. */
  static Json status(Site site, Activity activity, @Nullable Progress progress, boolean tracked) {
    return status(site, activity, progress, tracked, false);
  }

  private static Json status(
      Site site, Activity activity, @Nullable Progress progress, boolean tracked, boolean ids) {
    Progress shown = progress == null ? new Progress() : progress;
    Fields fields =
        new Fields()
            .set("cmid", activity.cmid())
            .set("modname", activity.module().word())
            .set("instance", activity.instance())
            .set("state", shown.state())
            .set("timecompleted", shown.at())
            .set("overrideby", shown.overrideBy() == 0 ? null : shown.overrideBy())
            .set("istrackeduser", tracked)
            .set("details", details(activity, shown))
            .set("isoverallcomplete", shown.complete());
    if (!ids) {
      for (String name : ONLY_STATUS) {
        fields.without(name);
      }
    }
    return site.shape("activity-status").with(fields.map());
  }

  private static List<Json> details(Activity activity, Progress progress) {
    return activity.module().rules().stream().map(rule -> rule(rule, progress)).toList();
  }

  private static Json rule(Module.Rule rule, Progress progress) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("rulename", rule.name());
      out.writeObjectFieldStart("rulevalue");
      out.writeNumberField("status", progress.state());
      out.writeStringField("description", rule.description());
      out.writeEndObject();
      out.writeEndObject();
    };
  }

  private Json course(Params params) {
    int id = params.number("courseid", 0);
    int user = site.user(params.number("userid", 0)).id();
    if (id == 1) {
      throw MoodleFailure.notEnrolled();
    }
    Course course = site.course(id);
    Enrolment enrolment =
        site.company()
            .enrolment(user, course.id())
            .filter(CompletionFunctions::tracked)
            .orElseThrow(MoodleFailure::notEnrolled);
    // The criteria are not filtered by what the service user may see: the one place that shows
    // activities which its role hides everywhere else.
    List<Json> criteria =
        course.activities().stream()
            .map(activity -> criterion(activity, enrolment.progress().get(activity.index())))
            .toList();
    return courseStatus(enrolment, criteria);
  }

  private static Json courseStatus(Enrolment enrolment, List<Json> criteria) {
    return out -> {
      out.writeStartObject();
      out.writeObjectFieldStart("completionstatus");
      out.writeBooleanField("completed", enrolment.completedAt() > 0);
      out.writeNumberField("aggregation", 1);
      out.writeFieldName("completions");
      Shape.list(out, criteria);
      out.writeEndObject();
      out.writeArrayFieldStart("warnings");
      out.writeEndArray();
      out.writeEndObject();
    };
  }

  private Json criterion(Activity activity, Progress progress) {
    String link =
        "<a href=\"" + site.activityUrl(activity) + "\">" + Text.filtered(activity.name()) + "</a>";
    return site.shape("criterion")
        .with(
            new Fields()
                .set("status", progress.complete() ? "Yes" : "No")
                .set("complete", progress.complete())
                .set("timecompleted", progress.complete() ? progress.at() : null)
                .set(
                    "details",
                    site.shape("criterion.details")
                        .with(
                            new Fields()
                                .set("criteria", link)
                                .set("requirement", requirement(activity.module()))
                                .map()))
                .map());
  }

  private static String requirement(Module module) {
    return switch (module) {
      case PAGE -> "Viewing the page";
      case QUIZ -> "Achieving grade, Achieving passing grade";
      case LTI -> "Achieving grade";
      default -> "";
    };
  }
}
