package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Json;

/** Who is in a course, and which courses somebody is in. */
final class EnrolFunctions {

  private static final Set<String> ALWAYS = Set.of("id", "fullname");
  private static final Set<String> OPTIONAL =
      Set.of(
          "username",
          "firstname",
          "lastname",
          "email",
          "department",
          "idnumber",
          "firstaccess",
          "lastaccess",
          "lastcourseaccess",
          "country",
          "profileimageurlsmall",
          "profileimageurl",
          "roles",
          "enrolledcourses");

  private final Site site;

  private EnrolFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    EnrolFunctions own = new EnrolFunctions(site);
    functions.add("core_enrol_get_enrolled_users", "courseid:int! options:texts", own::users);
    functions.add("core_enrol_get_users_courses", "userid:int! returnusercount:text", own::courses);
  }

  private Json users(Params params) {
    Course course = site.course(params.number("courseid", 0));
    Map<String, String> options = params.options("options", "name");
    List<Enrolment> sorted = sorted(course, options);
    int from = Math.min(number(options, "limitfrom"), sorted.size());
    int most = number(options, "limitnumber");
    int to = most <= 0 ? sorted.size() : Math.min(sorted.size(), from + most);
    Set<String> left = unwanted(options);
    return Site.list(sorted.subList(from, to).stream().map(e -> user(e, left)).toList());
  }

  private List<Enrolment> sorted(Course course, Map<String, String> options) {
    List<Enrolment> list = new ArrayList<>(site.enrolled(course));
    if (on(options, "onlyactive")) {
      list.removeIf(enrolment -> enrolment.status() != Enrolment.Status.ACTIVE);
    }
    if (on(options, "onlysuspended")) {
      list.removeIf(enrolment -> enrolment.status() != Enrolment.Status.SUSPENDED);
    }
    Comparator<Account> order =
        switch (options.getOrDefault("sortby", "id")) {
          case "firstname" -> Comparator.comparing(Account::first);
          case "lastname" -> Comparator.comparing(Account::last);
          case "siteorder" -> UserFunctions.byName();
          default -> Comparator.comparing(Account::id);
        };
    list.sort(Comparator.comparing(this::account, order.thenComparing(Account::id)));
    if (options.getOrDefault("sortdirection", "ASC").equalsIgnoreCase("DESC")) {
      Collections.reverse(list);
    }
    return list;
  }

  private Account account(Enrolment enrolment) {
    return site.company().account(enrolment.account()).orElseThrow();
  }

  private static boolean on(Map<String, String> options, String name) {
    return options.getOrDefault(name, "0").equals("1");
  }

  private static int number(Map<String, String> options, String name) {
    try {
      return Integer.parseInt(options.getOrDefault(name, "0"));
    } catch (NumberFormatException e) {
      throw MoodleFailure.invalidParameter();
    }
  }

  /** userfields: what is asked for, with id and fullname always; suspended is never told. */
  private static Set<String> unwanted(Map<String, String> options) {
    if (!options.containsKey("userfields")) {
      return Set.of();
    }
    Set<String> left = new HashSet<>(OPTIONAL);
    left.removeAll(Arrays.asList(options.get("userfields").replace(" ", "").split(",")));
    left.removeAll(ALWAYS);
    return left;
  }

  private Json user(Enrolment enrolment, Set<String> left) {
    Account account = account(enrolment);
    long seen = left.contains("lastaccess") ? 0 : UserFunctions.lastSeen(site.company(), account);
    Fields fields =
        UserFunctions.names(account)
            .set("firstaccess", seen == 0 ? 0 : site.company().plan().anchorSecond() - 7_776_000)
            .set("lastaccess", seen)
            .set("lastcourseaccess", enrolment.lastSeen())
            .set("roles", List.of(role(enrolment.teacher())));
    List<Json> others = left.contains("enrolledcourses") ? List.of() : coursesOf(account);
    fields.set("enrolledcourses", others.isEmpty() ? Shape.ABSENT : others);
    left.forEach(fields::without);
    return site.shape("enrolled-user").with(fields.map());
  }

  private static Json role(boolean teacher) {
    return out -> {
      out.writeStartObject();
      out.writeNumberField("roleid", teacher ? 3 : 5);
      out.writeStringField("name", "");
      out.writeStringField("shortname", teacher ? "editingteacher" : "student");
      out.writeNumberField("sortorder", 0);
      out.writeEndObject();
    };
  }

  private List<Json> coursesOf(Account account) {
    List<Json> list = new ArrayList<>();
    for (Course course : activeCourses(account.id())) {
      list.add(
          out -> {
            out.writeStartObject();
            out.writeNumberField("id", course.id());
            out.writeStringField("fullname", Text.filtered(course.fullname()));
            out.writeStringField("shortname", Text.filtered(course.shortname()));
            out.writeEndObject();
          });
    }
    return list;
  }

  /** The newest course first; suspended enrolments do not count, suspended accounts do. */
  private List<Course> activeCourses(int user) {
    return site.company().enrolmentsOf(user).descendingMap().values().stream()
        .filter(enrolment -> enrolment.status() == Enrolment.Status.ACTIVE)
        .map(enrolment -> site.company().course(enrolment.course()).orElseThrow())
        .toList();
  }

  private Json courses(Params params) {
    int user = params.number("userid", 0);
    return Site.list(activeCourses(user).stream().map(course -> overview(user, course)).toList());
  }

  private Json overview(int user, Course course) {
    Enrolment enrolment = site.company().enrolment(user, course.id()).orElseThrow();
    boolean tracked = !enrolment.teacher();
    int context = 10 + course.id();
    return site.shape("users-course")
        .with(
            new Fields()
                .set("id", course.id())
                .set("shortname", Text.filtered(course.shortname()))
                .set("fullname", Text.filtered(course.fullname()))
                .set("displayname", Text.filtered(course.fullname()))
                .set("enrolledusercount", site.company().enrolled(course.id()))
                .set("idnumber", course.idnumber())
                .set("summary", course.summary())
                .set(
                    "courseimage",
                    site.url() + "/pluginfile.php/" + context + "/course/generated/course.svg")
                .set("completionusertracked", tracked)
                .set("progress", tracked ? enrolment.percent() : null)
                .set("completed", tracked ? enrolment.completedAt() > 0 : null)
                .set("startdate", course.start())
                .set("lastaccess", Fields.orNull(enrolment.lastSeen()))
                .set("timemodified", course.start())
                .map());
  }
}
