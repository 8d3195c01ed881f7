package org.learnwire.sandbox.moodle;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Activity;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** What all functions share: the company as the service user may see it, and its addresses. */
final class Site {

  private final World world;
  private final String url;
  private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

  Site(World world, String url) {
    this.world = world;
    this.url = url;
  }

  World world() {
    return world;
  }

  Company company() {
    return world.company();
  }

  String url() {
    return url;
  }

  /** By name; {@code criterion.details} is the shape of an object inside another one. */
  Shape shape(String name) {
    Shape known = shapes.get(name);
    if (known != null) {
      return known;
    }
    int dot = name.indexOf('.');
    Shape loaded =
        dot < 0
            ? Shape.load(name, url)
            : shape(name.substring(0, dot)).inner(name.substring(dot + 1));
    shapes.put(name, loaded);
    return loaded;
  }

  Course course(int id) {
    return company().course(id).orElseThrow(() -> MoodleFailure.noRecord("course"));
  }

  /** A user that is there and not deleted. */
  Account user(int id) {
    Account account = company().account(id).orElseThrow(MoodleFailure::invalidUser);
    if (account.deleted()) {
      throw MoodleFailure.userDeleted();
    }
    return account;
  }

  /**
   * What the service user may see: without {@code mod/<type>:view} an activity is not there, in the
   * course contents, the completion status and the gradebook alike, and nobody is told.
   */
  List<Activity> visible(Course course) {
    var hidden = world.settings().hiddenModules();
    return course.activities().stream()
        .filter(activity -> !hidden.contains(activity.module().word()))
        .toList();
  }

  boolean sees(Activity activity) {
    return !world.settings().hiddenModules().contains(activity.module().word());
  }

  List<Enrolment> enrolled(Course course) {
    return company().enrolmentsIn(course.id()).values().stream()
        .filter(enrolment -> enrolment.status() != Enrolment.Status.GONE)
        .toList();
  }

  String activityUrl(Activity activity) {
    return url + "/mod/" + activity.module().word() + "/view.php?id=" + activity.cmid();
  }

  static Json list(List<?> items) {
    return out -> Shape.list(out, items);
  }

  /** {@code {"<name>": […], "warnings": […]}}. */
  static Json listed(String name, List<?> items, List<?> warnings) {
    return out -> {
      out.writeStartObject();
      out.writeFieldName(name);
      Shape.list(out, items);
      out.writeFieldName("warnings");
      Shape.list(out, warnings);
      out.writeEndObject();
    };
  }

  static Json listed(String name, List<?> items) {
    return listed(name, items, List.of());
  }
}
