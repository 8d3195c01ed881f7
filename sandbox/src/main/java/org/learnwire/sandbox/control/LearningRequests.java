package org.learnwire.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.company.Progress;
import org.learnwire.sandbox.http.Json;

/** Turns "let this person complete that" into operations. */
final class LearningRequests {

  interface Kind {
    void plan(LearningRequests to, References refs, JsonNode request);
  }

  static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    KINDS.put("complete-activity", (to, refs, r) -> to.complete(refs, r, false));
    KINDS.put("override", (to, refs, r) -> to.complete(refs, r, true));
    KINDS.put("quiz-attempt", LearningRequests::attempt);
    KINDS.put("assign-grade", (to, refs, r) -> to.grade(refs, r, Module.ASSIGN));
    KINDS.put("lti-grade", (to, refs, r) -> to.grade(refs, r, Module.LTI));
    KINDS.put("change-grade", (to, refs, r) -> to.grade(refs, r, null));
    KINDS.put("complete-course", LearningRequests::completeCourse);
    KINDS.put("enrol", (to, refs, r) -> to.add(to.op("enrol", refs.account(), refs.course())));
    KINDS.put("unenrol", (to, refs, r) -> to.status(refs, Enrolment.Status.GONE));
    KINDS.put("suspend-enrolment", (to, refs, r) -> to.status(refs, Enrolment.Status.SUSPENDED));
    KINDS.put("resume-enrolment", (to, refs, r) -> to.status(refs, Enrolment.Status.ACTIVE));
    KINDS.put("recompletion", (to, refs, r) -> to.enrolled("recompletion", refs));
    KINDS.put("badge", (to, refs, r) -> to.enrolled("badge", refs));
    KINDS.put("rename", LearningRequests::rename);
  }

  private final Company company;
  private final long at;
  private final Consumer<ObjectNode> out;

  LearningRequests(Company company, long at, Consumer<ObjectNode> out) {
    this.company = company;
    this.at = at;
    this.out = out;
  }

  private void add(ObjectNode operation) {
    out.accept(operation);
  }

  private ObjectNode op(String name, Account account, Course course) {
    return Json.MAPPER
        .createObjectNode()
        .put("op", name)
        .put("user", account.id())
        .put("course", course.id())
        .put("at", at);
  }

  private ObjectNode op(String name, References refs, Activity activity) {
    refs.enrolment();
    return op(name, refs.account(), refs.course()).put("cmid", activity.cmid());
  }

  private void enrolled(String name, References refs) {
    refs.enrolment();
    add(op(name, refs.account(), refs.course()));
  }

  private void status(References refs, Enrolment.Status status) {
    refs.enrolment();
    add(op("enrolment-status", refs.account(), refs.course()).put("status", status.name()));
  }

  private void complete(References refs, JsonNode request, boolean byHand) {
    Activity activity =
        refs.activity(a -> byHand || a.module() == Module.PAGE || a.module() == Module.FORUM);
    int state = request.path("state").asInt(activity.module().doneState());
    ObjectNode operation = op("state", refs, activity).put("state", state);
    if (byHand) {
      operation.put("by", request.path("by").asInt(refs.course().teachers().get(0)));
    }
    add(operation);
  }

  private void attempt(References refs, JsonNode request) {
    Activity quiz = must(refs.activity(a -> a.module() == Module.QUIZ), Module.QUIZ);
    double marks = request.path("marks").asDouble(quiz.item().marks());
    add(op("attempt", refs, quiz).put("marks", marks));
  }

  private static Activity must(Activity activity, Module module) {
    if (activity.module() != module) {
      throw new BadRequest(
          "activity "
              + activity.cmid()
              + " is a "
              + activity.module().word()
              + ", not a "
              + module.word());
    }
    return activity;
  }

  private void grade(References refs, JsonNode request, Module module) {
    Activity activity =
        refs.activity(a -> a.item() != null && (module == null || a.module() == module));
    if (activity.item() == null) {
      throw new BadRequest("activity " + activity.cmid() + " is not graded");
    }
    if (module != null) {
      must(activity, module);
    }
    double grade = request.path("grade").asDouble(activity.item().max() * 0.9);
    add(op("grade", refs, activity).put("grade", grade));
    Progress progress = refs.enrolment().progress().get(activity.index());
    if (module != null && !progress.complete()) {
      add(op("state", refs, activity).put("state", Progress.DONE));
    }
  }

  /** Everything that is open, each in its way, a minute apart so that the order can be seen. */
  private void completeCourse(References refs, JsonNode request) {
    Enrolment enrolment = refs.enrolment();
    long minute = at - 60L * refs.course().activities().size();
    for (Activity activity : refs.course().activities()) {
      minute += 60;
      if (!enrolment.progress().get(activity.index()).complete()) {
        finish(refs, activity, minute);
      }
    }
  }

  private void finish(References refs, Activity activity, long when) {
    if (activity.module() == Module.QUIZ) {
      add(op("attempt", refs, activity).put("marks", activity.item().marks()).put("at", when));
      return;
    }
    if (activity.item() != null) {
      double grade = activity.item().max() * 0.8;
      add(op("grade", refs, activity).put("grade", grade).put("at", when));
    }
    add(op("state", refs, activity).put("state", Progress.DONE).put("at", when));
  }

  private void rename(References refs, JsonNode request) {
    String what = request.path("what").asText("course");
    ObjectNode operation =
        Json.MAPPER.createObjectNode().put("op", "rename-" + what).put("name", refs.text("name"));
    operation.put("at", at).put("course", refs.course().id());
    switch (what) {
      case "course" -> {}
      case "activity" -> operation.put("cmid", Integer.parseInt(refs.text("activity")));
      case "badge" -> {
        if (refs.course().badge() == null) {
          throw new BadRequest("course " + refs.course().id() + " has no badge");
        }
      }
      default -> throw new BadRequest("rename what? course, activity or badge; got " + what);
    }
    add(operation);
  }
}
