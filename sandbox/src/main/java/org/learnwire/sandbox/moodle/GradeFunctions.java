package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.company.Progress;
import org.learnwire.sandbox.http.Json;

/** The gradebook: one user, or (user 0) every learner of a course in one answer. */
final class GradeFunctions {

  private static final String ICON =
      "<i class=\"icon fa fa-%s fa-fw inline\"  title=\"%s\" role=\"img\" aria-label=\"%s\"></i>";

  private final Site site;

  private GradeFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    GradeFunctions own = new GradeFunctions(site);
    functions.add(
        "gradereport_user_get_grade_items",
        "courseid:int! userid:int groupid:int",
        own::gradeItems);
  }

  private Json gradeItems(Params params) {
    Course course = site.course(params.number("courseid", 0));
    int user = params.number("userid", 0);
    List<Activity> graded =
        site.visible(course).stream().filter(activity -> activity.item() != null).toList();
    if (user != 0) {
      Account account = site.user(user);
      Enrolment enrolment = site.company().enrolment(user, course.id()).orElse(null);
      return Site.listed("usergrades", List.of(user(course, graded, account, enrolment)));
    }
    // Sorted by name, not by id; learners with a suspended enrolment are missing.
    List<Account> learners =
        site.enrolled(course).stream()
            .filter(e -> !e.teacher() && e.status() == Enrolment.Status.ACTIVE)
            .map(e -> site.company().account(e.account()).orElseThrow())
            .sorted(UserFunctions.byName())
            .toList();
    return Site.listed(
        "usergrades",
        learners.stream()
            .map(a -> user(course, graded, a, site.company().enrolment(a.id(), course.id()).get()))
            .toList());
  }

  private Json user(
      Course course, List<Activity> graded, Account account, @Nullable Enrolment enrolment) {
    return site.shape("user-grades")
        .with(
            new Fields()
                .set("courseid", course.id())
                .set("courseidnumber", course.idnumber())
                .set("userid", account.id())
                .set("userfullname", account.fullname())
                .set("useridnumber", account.idnumber())
                .set("gradeitems", items(course, graded, enrolment))
                .map());
  }

  private List<Json> items(Course course, List<Activity> graded, @Nullable Enrolment enrolment) {
    double got = 0;
    double max = 0;
    double all = 0;
    long latest = 0;
    List<Progress> progress = new ArrayList<>();
    for (Activity activity : graded) {
      Progress one =
          enrolment == null ? new Progress() : enrolment.progress().get(activity.index());
      progress.add(one);
      all += activity.item().max();
      if (one.grade() != null) {
        got += one.grade();
        max += activity.item().max();
        latest = Math.max(latest, one.gradedAt());
      }
    }
    List<Json> items = new ArrayList<>();
    for (int i = 0; i < graded.size(); i++) {
      items.add(item(graded.get(i), progress.get(i), latest > 0, max));
    }
    items.add(total(course, latest > 0 ? got : null, latest, latest > 0 ? max : all));
    return items;
  }

  private Json item(Activity activity, Progress progress, boolean any, double max) {
    Double grade = progress.grade();
    double own = activity.item().max();
    double weight = grade == null || max == 0 ? 0 : Math.round(own / max * 100_000) / 100_000.0;
    Fields fields =
        new Fields()
            .set("id", activity.item().id())
            .set("itemname", Text.stripped(activity.name()))
            .set("itemmodule", activity.module().word())
            .set("iteminstance", activity.instance())
            .set("idnumber", activity.idnumber())
            .set("cmid", activity.cmid())
            .set("weightraw", any ? weight : Shape.ABSENT)
            .set("weightformatted", any ? percent(weight) : Shape.ABSENT)
            .set("status", any && grade == null ? "novalue" : Shape.ABSENT)
            .set("gradedatesubmitted", submitted(activity, progress))
            .set("gradeformatted", formatted(activity, grade));
    return site.shape("grade-item").with(grade(fields, grade, progress.gradedAt(), own, any));
  }

  private Json total(Course course, @Nullable Double got, long at, double max) {
    Fields fields =
        new Fields()
            .set("id", course.totalItem())
            .set("iteminstance", course.id() - 1)
            .set("gradeformatted", got == null ? "-" : two(got));
    return site.shape("grade-total").with(grade(fields, got, at, max, got != null));
  }

  private static java.util.Map<String, Object> grade(
      Fields fields, @Nullable Double grade, long at, double max, boolean any) {
    String percent = grade == null || max == 0 ? "-" : percent(grade / max);
    return fields
        .set("graderaw", grade)
        .set("gradedategraded", grade == null ? null : at)
        .set("grademax", max)
        .set("rangeformatted", "0&ndash;" + Math.round(max))
        .set("percentageformatted", percent)
        .set("feedbackformat", any ? 2 : 0)
        .map();
  }

  private static @Nullable Long submitted(Activity activity, Progress progress) {
    return activity.module() == Module.QUIZ && progress.grade() != null
        ? progress.gradedAt()
        : null;
  }

  private static String formatted(Activity activity, @Nullable Double grade) {
    if (grade == null) {
      return "-";
    }
    double pass = activity.item().pass();
    if (pass == 0) {
      return two(grade);
    }
    boolean passed = grade >= pass;
    String word = passed ? "Pass" : "Fail";
    return ICON.formatted(passed ? "check text-success" : "xmark text-danger", word, word)
        + two(grade);
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static String percent(double share) {
    return two(share * 100) + " %";
  }
}
