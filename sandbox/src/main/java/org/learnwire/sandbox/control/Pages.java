package org.learnwire.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Progress;
import org.learnwire.sandbox.http.Counters;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** What an operator may look at: what came in, who works here, what was learnt. */
final class Pages {

  private final World world;
  private final Counters counters;

  Pages(World world, Counters counters) {
    this.world = world;
    this.counters = counters;
  }

  ObjectNode state() {
    ObjectNode state = Json.MAPPER.createObjectNode();
    state.put("changes", world.changes());
    state.set("goals", world.goals().json());
    state.set("comments", world.goals().allComments());
    state.set("messages", world.messages());
    state.set("things", world.things().json());
    counters.report(state);
    return state;
  }

  ObjectNode company() {
    Company company = world.company();
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("seed", company.plan().seed()).put("anchor", company.plan().anchor().toString());
    all.put("employees", company.employees().size()).put("accounts", company.accounts().size());
    ObjectNode odd = all.putObject("oddities");
    company.oddities().forEach(odd::put);
    ArrayNode people = all.putArray("people");
    company.accounts().forEach(account -> person(people.addObject(), account));
    ArrayNode courses = all.putArray("courses");
    company.courses().forEach(course -> course(courses.addObject(), course));
    return all;
  }

  private void person(ObjectNode into, Account account) {
    into.put("user", account.id()).put("name", account.fullname()).put("email", account.email());
    into.put("idnumber", account.idnumber()).put("suspended", account.suspended());
    into.put("deleted", account.deleted());
    Employee employee = world.company().employeeOf(account.id()).orElse(null);
    if (employee != null) {
      into.put("employee", employee.id()).put("team", employee.team());
      into.put("supervisor", employee.supervisor()).put("standing", employee.standing().name());
    }
  }

  private static void course(ObjectNode into, Course course) {
    into.put("id", course.id()).put("shortname", course.shortname());
    into.put("fullname", course.fullname())
        .put("kind", course.kind().name().toLowerCase(java.util.Locale.ROOT));
    ArrayNode activities = into.putArray("activities");
    course
        .activities()
        .forEach(
            activity ->
                activities
                    .addObject()
                    .put("cmid", activity.cmid())
                    .put("module", activity.module().word())
                    .put("instance", activity.instance())
                    .put("name", activity.name()));
  }

  /** What a puller that misses nothing must have counted, by course. */
  ObjectNode truth() {
    ObjectNode all = Json.MAPPER.createObjectNode();
    for (Course course : world.company().courses()) {
      Collection<Enrolment> learners =
          world.company().enrolmentsIn(course.id()).values().stream()
              .filter(e -> !e.teacher())
              .toList();
      count(all.putObject(String.valueOf(course.id())), learners);
    }
    return all;
  }

  private static void count(ObjectNode into, Collection<Enrolment> learners) {
    for (Enrolment.Status status : Enrolment.Status.values()) {
      into.put(
          status.name().toLowerCase(java.util.Locale.ROOT),
          learners.stream().filter(e -> e.status() == status).count());
    }
    var active = learners.stream().filter(e -> e.status() == Enrolment.Status.ACTIVE).toList();
    var progress = active.stream().flatMap(e -> e.progress().stream()).toList();
    into.put("courseCompletions", active.stream().filter(e -> e.completedAt() > 0).count());
    into.put("badges", learners.stream().filter(e -> e.badgeAt() > 0).count());
    into.put("activityStates", progress.stream().filter(p -> p.state() > 0).count());
    into.put("activityCompletions", progress.stream().filter(Progress::complete).count());
    into.put("grades", progress.stream().filter(p -> p.grade() != null).count());
    into.put("attempts", progress.stream().mapToLong(p -> p.attempts().size()).sum());
  }
}
