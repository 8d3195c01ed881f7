package org.learnwire.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Dice;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Module;
import org.learnwire.sandbox.company.Progress;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/**
 * Lets a share of all enrolments move, one change each, and says exactly what changed: views,
 * overrides and LTI grades too, which no hint of Moodle's shows.
 */
final class Advance {

  private static final List<String> KINDS =
      List.of("view", "override", "lti-grade", "quiz-attempt", "assign-grade");

  private final World world;

  Advance(World world) {
    this.world = world;
  }

  ObjectNode answer(double percent, long seed, long at) {
    return world.change(
        change -> {
          List<Enrolment> all = active();
          int wanted =
              (int) Math.min(all.size(), Math.max(1, Math.round(all.size() * percent / 100)));
          Dice dice = Dice.of(seed, "advance", 0);
          ObjectNode answer = Json.MAPPER.createObjectNode();
          answer.put("percent", percent).put("seed", seed).put("at", at);
          answer.put("enrolments", all.size()).put("changed", wanted);
          ArrayNode changes = answer.putArray("changes");
          for (int i = 0; i < wanted; i++) {
            java.util.Collections.swap(all, i, i + dice.below(all.size() - i));
            move(change, changes, all.get(i), i, at, dice);
          }
          return answer;
        });
  }

  private List<Enrolment> active() {
    List<Enrolment> all = new ArrayList<>();
    for (Course course : world.company().courses()) {
      world.company().enrolmentsIn(course.id()).values().stream()
          .filter(e -> !e.teacher() && e.status() == Enrolment.Status.ACTIVE)
          .forEach(all::add);
    }
    all.sort(Comparator.comparing(Enrolment::course).thenComparing(Enrolment::account));
    return all;
  }

  private void move(
      World.Change change, ArrayNode changes, Enrolment enrolment, int turn, long at, Dice dice) {
    Course course = world.company().course(enrolment.course()).orElseThrow();
    for (int i = 0; i < KINDS.size(); i++) {
      String kind = KINDS.get((turn + i) % KINDS.size());
      Optional<Activity> activity = fitting(kind, course, enrolment);
      if (activity.isPresent()) {
        Progress progress = enrolment.progress().get(activity.get().index());
        ObjectNode row = row(kind, enrolment, activity.get(), at);
        state(row.putObject("before"), progress);
        boolean completedBefore = enrolment.completedAt() > 0;
        operations(kind, enrolment, course, activity.get(), at, dice).forEach(change::apply);
        state(row.putObject("after"), progress);
        row.put("courseCompleted", !completedBefore && enrolment.completedAt() > 0);
        changes.add(row);
        return;
      }
    }
    throw new IllegalStateException("nothing can change in course " + course.id());
  }

  private static Optional<Activity> fitting(String kind, Course course, Enrolment enrolment) {
    return course.activities().stream()
        .filter(activity -> fits(kind, activity, enrolment.progress().get(activity.index())))
        .findFirst();
  }

  private static boolean fits(String kind, Activity activity, Progress progress) {
    Module module = activity.module();
    return switch (kind) {
      case "view" -> module == Module.PAGE && !progress.complete();
      case "override" -> !progress.complete();
      case "lti-grade" -> module == Module.LTI;
      case "quiz-attempt" -> module == Module.QUIZ;
      default -> module == Module.ASSIGN;
    };
  }

  private List<ObjectNode> operations(
      String kind, Enrolment enrolment, Course course, Activity activity, long at, Dice dice) {
    ObjectNode base = Json.MAPPER.createObjectNode().put("op", "state");
    base.put("user", enrolment.account()).put("course", course.id());
    base.put("cmid", activity.cmid()).put("at", at);
    base.put("state", activity.module().doneState());
    if (kind.equals("view")) {
      return List.of(base);
    }
    if (kind.equals("override")) {
      return List.of(base.put("by", course.teachers().get(0)));
    }
    Progress progress = enrolment.progress().get(activity.index());
    if (kind.equals("quiz-attempt")) {
      int marks = dice.between(1, (int) activity.item().marks());
      return List.of(base.deepCopy().put("op", "attempt").put("marks", marks));
    }
    ObjectNode grade =
        base.deepCopy().put("op", "grade").put("grade", other(activity, progress, dice));
    return progress.complete() ? List.of(grade) : List.of(grade, base);
  }

  /** A grade that differs from the one there is. */
  private static double other(Activity activity, Progress progress, Dice dice) {
    double max = Math.max(2, activity.item().max());
    double grade = dice.between((int) (max / 2), (int) max);
    boolean same = progress.grade() != null && progress.grade() == grade;
    return same ? grade - 0.5 : grade;
  }

  private ObjectNode row(String kind, Enrolment enrolment, Activity activity, long at) {
    Account account = world.company().account(enrolment.account()).orElseThrow();
    return Json.MAPPER
        .createObjectNode()
        .put("kind", kind)
        .put("user", account.id())
        .put("employeeNumber", account.idnumber())
        .put("course", enrolment.course())
        .put("cmid", activity.cmid())
        .put("module", activity.module().word())
        .put("at", at);
  }

  private static void state(ObjectNode into, Progress progress) {
    into.put("state", progress.state());
    into.put("timecompleted", progress.at());
    into.put("overrideby", progress.overrideBy() == 0 ? null : progress.overrideBy());
    into.put("grade", progress.grade());
    into.put("attempts", progress.attempts().size());
  }
}
