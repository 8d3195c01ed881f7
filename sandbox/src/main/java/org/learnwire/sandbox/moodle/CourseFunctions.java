package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.http.Json;

/** Courses. Without moodle/course:update idnumber, visible and timemodified stay out. */
final class CourseFunctions {

  private static final Set<String> FIELDS =
      Set.of("", "id", "ids", "shortname", "idnumber", "category");
  private final Site site;

  private CourseFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    CourseFunctions own = new CourseFunctions(site);
    functions.add("core_course_get_courses", "options:texts", own::courses);
    functions.add("core_course_get_courses_by_field", "field:text value:text", own::byField);
  }

  private Json courses(Params params) {
    List<Integer> ids = params.inner("options", "ids");
    ids.stream().filter(id -> id != 1).forEach(site::course);
    List<Json> list = new ArrayList<>();
    if (ids.isEmpty() || ids.contains(1)) {
      list.add(site.shape("site-course").with(Map.of()));
    }
    site.company().courses().stream()
        .filter(course -> ids.isEmpty() || ids.contains(course.id()))
        .forEach(course -> list.add(site.shape("course").with(common(course).map())));
    return Site.list(list);
  }

  private static Fields common(Course course) {
    return new Fields()
        .set("id", course.id())
        .set("shortname", Text.filtered(course.shortname()))
        .set("fullname", Text.filtered(course.fullname()))
        .set("displayname", Text.filtered(course.fullname()))
        .set("summary", course.summary())
        .set("startdate", course.start());
  }

  private Json byField(Params params) {
    String field = params.text("field", "");
    String value = params.text("value", "");
    if (!FIELDS.contains(field)) {
      throw MoodleFailure.invalidParameter();
    }
    List<Json> list = new ArrayList<>();
    if (field.isEmpty() || field.matches("ids?") && Arrays.asList(value.split(",")).contains("1")) {
      list.add(site.shape("site-course-by-field").with(Map.of()));
    }
    site.company().courses().stream()
        .filter(matching(field, value))
        .forEach(course -> list.add(detailed(course)));
    return Site.listed("courses", list);
  }

  private static Predicate<Course> matching(String field, String value) {
    return course ->
        switch (field) {
          case "id", "ids" -> Arrays.asList(value.split(",")).contains(String.valueOf(course.id()));
          case "shortname" -> course.shortname().equals(value);
          case "idnumber" -> course.idnumber().equals(value);
          case "category" -> value.equals("2");
          default -> true;
        };
  }

  private Json detailed(Course course) {
    int context = 10 + course.id();
    return site.shape("course-by-field")
        .with(
            common(course)
                .set(
                    "courseimage",
                    site.url() + "/pluginfile.php/" + context + "/course/generated/course.svg")
                .set("sortorder", 20_000 + site.company().courses().size() + 2 - course.id())
                .set("contacts", course.teachers().stream().map(this::contact).toList())
                .map());
  }

  private Json contact(int teacher) {
    return out -> {
      out.writeStartObject();
      out.writeNumberField("id", teacher);
      out.writeStringField("fullname", site.company().account(teacher).orElseThrow().fullname());
      out.writeEndObject();
    };
  }
}
