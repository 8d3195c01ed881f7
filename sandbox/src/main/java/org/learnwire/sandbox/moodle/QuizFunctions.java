package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.List;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Attempt;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.http.Json;

/** Quizzes and the attempts of one user. */
final class QuizFunctions {

  private final Site site;

  private QuizFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    QuizFunctions own = new QuizFunctions(site);
    functions.add("mod_quiz_get_quizzes_by_courses", "courseids:ints", own::quizzes);
    functions.add(
        "mod_quiz_get_user_attempts",
        "quizid:int! userid:int status:text includepreviews:text",
        own::attempts);
  }

  private Json quizzes(Params params) {
    List<Integer> ids = params.numbers("courseids");
    List<Json> list = new ArrayList<>();
    for (Course course : site.company().courses()) {
      if (ids.isEmpty() || ids.contains(course.id())) {
        site.visible(course).stream()
            .filter(activity -> activity.module() == Module.QUIZ)
            .forEach(quiz -> list.add(quiz(course, quiz)));
      }
    }
    return Site.listed("quizzes", list);
  }

  private Json quiz(Course course, Activity quiz) {
    return site.shape("quiz")
        .with(
            new Fields()
                .set("id", quiz.instance())
                .set("coursemodule", quiz.cmid())
                .set("course", course.id())
                .set("name", Text.filtered(quiz.name()))
                .set("intro", "")
                .set("section", ContentFunctions.sectionOf(quiz))
                .set("sumgrades", quiz.item().marks())
                .set("grade", quiz.item().max())
                .map());
  }

  private Json attempts(Params params) {
    Company.Place place = quiz(params.number("quizid", 0));
    String status = params.text("status", "finished");
    if (!List.of("all", "finished", "unfinished").contains(status)) {
      throw MoodleFailure.invalidParameter();
    }
    // User 0 is the token's own user, who has no attempts.
    int user = params.number("userid", 0);
    if (user != 0) {
      site.user(user);
    }
    List<Json> list = new ArrayList<>();
    site.company()
        .enrolment(user, place.course().id())
        .filter(enrolment -> !status.equals("unfinished"))
        .ifPresent(enrolment -> all(list, place.activity(), enrolment));
    return Site.listed("attempts", list);
  }

  private Company.Place quiz(int instance) {
    for (Course course : site.company().courses()) {
      for (Activity activity : site.visible(course)) {
        if (activity.module() == Module.QUIZ && activity.instance() == instance) {
          return new Company.Place(course, activity);
        }
      }
    }
    throw MoodleFailure.noRecord("quiz");
  }

  private void all(List<Json> list, Activity quiz, Enrolment enrolment) {
    for (Attempt attempt : enrolment.progress().get(quiz.index()).attempts()) {
      list.add(
          site.shape("attempt")
              .with(
                  new Fields()
                      .set("id", attempt.id())
                      .set("quiz", quiz.instance())
                      .set("userid", enrolment.account())
                      .set("attempt", attempt.number())
                      .set("uniqueid", attempt.id())
                      .set("timestart", attempt.start())
                      .set("timefinish", attempt.finish())
                      .set("timemodified", attempt.finish())
                      .set("sumgrades", attempt.marks())
                      .set("gradednotificationsenttime", attempt.finish())
                      .map()));
    }
  }
}
