package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Attempts;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Progress;

/** What happens in Moodle. */
final class LearningOperations {

  static final Map<String, BiConsumer<World, ObjectNode>> ALL = new HashMap<>();

  static {
    ALL.put("state", LearningOperations::state);
    ALL.put("grade", LearningOperations::grade);
    ALL.put("attempt", LearningOperations::attempt);
    ALL.put("enrol", LearningOperations::enrol);
    ALL.put("enrolment-status", LearningOperations::status);
    ALL.put("recompletion", (world, op) -> enrolment(world, op).startAgain());
    ALL.put(
        "badge",
        (world, op) -> enrolment(world, op).award(course(world, op), op.get("at").asLong()));
    ALL.put("rename-course", (world, op) -> put(world, course(world, op).renamed(name(op))));
    ALL.put("rename-activity", LearningOperations::renameActivity);
    ALL.put("rename-badge", LearningOperations::renameBadge);
  }

  private LearningOperations() {}

  private static void state(World world, ObjectNode op) {
    Progress progress = progress(world, op);
    long at = op.get("at").asLong();
    if (op.has("by")) {
      progress.override(op.get("state").asInt(), at, op.get("by").asInt());
    } else {
      progress.set(op.get("state").asInt(), at);
    }
    enrolment(world, op).settle(course(world, op), at);
  }

  private static void grade(World world, ObjectNode op) {
    Progress progress = progress(world, op);
    int row = progress.gradeRow() == 0 ? world.company().nextGradeRow() : progress.gradeRow();
    progress.grade(op.get("grade").asDouble(), op.get("at").asLong(), row);
  }

  private static void attempt(World world, ObjectNode op) {
    long at = op.get("at").asLong();
    Attempts.finish(
        world.company(),
        activity(world, op),
        progress(world, op),
        op.path("start").asLong(at - 300),
        at,
        op.get("marks").asDouble());
    enrolment(world, op).settle(course(world, op), at);
  }

  private static void enrol(World world, ObjectNode op) {
    Company company = world.company();
    int user = op.get("user").asInt();
    Course course = course(world, op);
    Enrolment enrolment =
        company.enrolment(user, course.id()).orElseGet(() -> company.enrol(user, course, false));
    company.status(enrolment, Enrolment.Status.ACTIVE);
  }

  private static void status(World world, ObjectNode op) {
    Enrolment.Status to = Enrolment.Status.valueOf(op.get("status").asText());
    world.company().status(enrolment(world, op), to);
  }

  private static void renameActivity(World world, ObjectNode op) {
    put(world, course(world, op).with(activity(world, op).renamed(name(op))));
  }

  private static void renameBadge(World world, ObjectNode op) {
    Course.Badge old = course(world, op).badge();
    put(world, course(world, op).with(new Course.Badge(old.id(), name(op), old.description())));
  }

  private static void put(World world, Course course) {
    world.company().put(course);
  }

  private static String name(ObjectNode op) {
    return op.get("name").asText();
  }

  private static Course course(World world, ObjectNode op) {
    return world.company().course(op.get("course").asInt()).orElseThrow();
  }

  private static Activity activity(World world, ObjectNode op) {
    return world.company().place(op.get("cmid").asInt()).orElseThrow().activity();
  }

  private static Enrolment enrolment(World world, ObjectNode op) {
    return world
        .company()
        .enrolment(op.get("user").asInt(), op.get("course").asInt())
        .orElseThrow();
  }

  private static Progress progress(World world, ObjectNode op) {
    return enrolment(world, op).progress().get(activity(world, op).index());
  }
}
