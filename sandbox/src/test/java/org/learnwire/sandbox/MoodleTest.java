package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoodleTest extends SandboxTest {

  private static final String ENROLLED = "core_enrol_get_enrolled_users";
  private static final String COURSES_OF = "core_enrol_get_users_courses";
  private static final String STATUS = "core_completion_get_activities_completion_status";
  private static final String GRADES = "gradereport_user_get_grade_items";

  @Test
  void a_page_of_people_is_cut_from_the_list_sorted_by_id() throws IOException {
    List<Integer> all = ids(call.moodle(ENROLLED, "courseid", 2));
    List<Integer> paged = new ArrayList<>();
    List<Integer> page;
    do {
      page =
          ids(
              call.moodle(
                  ENROLLED,
                  "courseid",
                  2,
                  "options[0][name]",
                  "limitfrom",
                  "options[0][value]",
                  paged.size(),
                  "options[1][name]",
                  "limitnumber",
                  "options[1][value]",
                  7,
                  "options[2][name]",
                  "nobodyknowsme",
                  "options[2][value]",
                  1));
      paged.addAll(page);
    } while (page.size() == 7);
    assertThat(paged).isEqualTo(all).isSorted().hasSize(62);
  }

  @Test
  void a_suspended_enrolment_hides_where_a_suspended_account_does_not() throws IOException {
    int account = call.odd("suspended account");
    int enrolment = call.odd("suspended enrolment in course 2");

    assertThat(ids(option("onlyactive"))).contains(account).doesNotContain(enrolment);
    assertThat(ids(option("onlysuspended"))).containsExactly(enrolment);
    assertThat(ids(call.moodle(COURSES_OF, "userid", account))).contains(2);
    assertThat(ids(call.moodle(COURSES_OF, "userid", enrolment))).doesNotContain(2);
    List<Integer> graded = new ArrayList<>();
    call.moodle(GRADES, "courseid", 2, "userid", 0)
        .path("usergrades")
        .forEach(user -> graded.add(user.path("userid").asInt()));
    assertThat(graded).contains(account).doesNotContain(enrolment);
  }

  private JsonNode option(String name) throws IOException {
    return call.moodle(ENROLLED, "courseid", 2, "options[0][name]", name, "options[0][value]", 1);
  }

  @Test
  void names_of_courses_and_activities_are_filtered_and_people_s_are_not() throws IOException {
    JsonNode courses = call.moodle("core_course_get_courses");
    assertThat(courses.get(2).path("fullname").asText())
        .isEqualTo("Data Protection &amp; Privacy  — Datenschutz");
    JsonNode quiz =
        call.moodle("mod_quiz_get_quizzes_by_courses", "courseids[0]", 3).path("quizzes").get(0);
    assertThat(quiz.path("name").asText()).isEqualTo("Check: errors &lt; 5 % &amp; no leaks");
    JsonNode person =
        call.moodle(
            "core_user_get_users_by_field",
            "field",
            "id",
            "values[0]",
            call.odd("name with ' and &"));
    assertThat(person.get(0).path("fullname").asText()).isEqualTo("July O'Brien & Söhne");
  }

  @Test
  void without_the_right_to_view_lti_it_is_hidden_everywhere_but_in_the_criteria()
      throws IOException {
    int user = call.odd("unknown to HR");
    call.tell("/settings", "{'moodle': {'hide': ['lti']}}");

    assertThat(call.moodle(STATUS, "courseid", 2, "userid", user).path("statuses"))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.path("modname").asText()).isNotEqualTo("lti"));
    assertThat(call.moodle("core_course_get_contents", "courseid", 2).findValuesAsText("modname"))
        .hasSize(3)
        .doesNotContain("lti");
    assertThat(call.moodle(GRADES, "courseid", 2, "userid", user).findValuesAsText("itemmodule"))
        .doesNotContain("lti");
    JsonNode course =
        call.moodle("core_completion_get_course_completion_status", "courseid", 2, "userid", user);
    assertThat(course.path("completionstatus").path("completions")).hasSize(4);
  }

  @Test
  void the_hint_of_moved_courses_is_deaf_to_views_overrides_and_lti_grades() throws IOException {
    int user = learnerWithNothingDone();
    String at = "'at': 1795400000";
    call.tell("/learn", learn("complete-activity", user, at + ", 'activity': 1"));
    call.tell("/learn", learn("override", user, at + ", 'activity': 3"));
    call.tell("/learn", learn("lti-grade", user, at + ", 'grade': 77"));

    assertThat(updates(1_795_399_999L)).isEmpty();
    assertThat(call.moodle(STATUS, "courseid", 2, "userid", user).findValuesAsText("state"))
        .containsExactly("1", "0", "1", "1");

    call.tell("/learn", learn("quiz-attempt", user, at));
    assertThat(updates(1_795_399_999L).findValuesAsText("name"))
        .containsExactly("userattempts", "usergrades");
    assertThat(updates(1_795_400_000L)).as("since is exclusive").isEmpty();
  }

  private JsonNode updates(long since) throws IOException {
    return call.moodle("core_course_get_updates_since", "courseid", 2, "since", since)
        .path("instances");
  }

  @Test
  void since_of_assignment_grades_is_inclusive() throws IOException {
    int user = learnerWithNothingDone();
    call.tell("/learn", learn("assign-grade", user, "'at': 1795400000, 'grade': 65.5"));

    JsonNode same = assignGrades(1_795_400_000L);
    assertThat(same.path("assignments").get(0).path("grades")).hasSize(1);
    assertThat(same.findValuesAsText("grade")).containsExactly("65.50000");
    assertThat(assignGrades(1_795_400_001L).path("assignments")).isEmpty();
  }

  private JsonNode assignGrades(long since) throws IOException {
    return call.moodle("mod_assign_get_grades", "assignmentids[0]", 1, "since", since);
  }

  @Test
  void a_failed_attempt_leaves_state_3_and_a_better_one_passes() throws IOException {
    int user = learnerWithNothingDone();
    call.tell("/learn", learn("quiz-attempt", user, "'at': 1795400000, 'marks': 0"));
    assertThat(quizState(user)).isEqualTo(3);
    call.tell("/learn", learn("quiz-attempt", user, "'at': 1795400060, 'marks': 2"));
    assertThat(quizState(user)).isEqualTo(2);
    JsonNode attempts =
        call.moodle("mod_quiz_get_user_attempts", "quizid", 1, "userid", user).path("attempts");
    assertThat(attempts.findValuesAsText("sumgrades")).containsExactly("0", "2");
  }

  private int quizState(int user) throws IOException {
    return call.moodle(STATUS, "courseid", 2, "userid", user)
        .path("statuses")
        .get(1)
        .path("state")
        .asInt();
  }

  @Test
  void unenrolled_people_disappear_and_recompletion_starts_again() throws IOException {
    int user = call.odd("unknown to HR");
    call.tell("/learn", learn("recompletion", user, "'at': 1795400000"));
    assertThat(call.moodle(STATUS, "courseid", 2, "userid", user).findValuesAsText("state"))
        .containsOnly("0");
    assertThat(call.moodle(COURSES_OF, "userid", user).get(0).path("completed").asBoolean())
        .isFalse();

    call.tell("/learn", learn("unenrol", user, "'at': 1795400000"));
    assertThat(call.moodle(COURSES_OF, "userid", user)).isEmpty();
    JsonNode status =
        call.moodle("core_completion_get_course_completion_status", "courseid", 2, "userid", user);
    assertThat(status.path("errorcode").asText()).isEqualTo("usernotenroled");
  }

  /** Somebody new, just enrolled in the safety course. */
  private int learnerWithNothingDone() throws IOException {
    JsonNode hired = call.tell("/learn", "{'kind': 'hire', 'first': 'Nia', 'last': 'New'}");
    int user = hired.path("done").get(0).path("user").asInt();
    call.tell("/learn", learn("enrol", user, "'at': 1795390000"));
    return user;
  }

  private static String learn(String kind, int user, String more) {
    return "{'kind': '%s', 'person': %d, 'course': 2, %s}".formatted(kind, user, more);
  }

  private static List<Integer> ids(JsonNode list) {
    List<Integer> ids = new ArrayList<>();
    list.forEach(item -> ids.add(item.path("id").asInt()));
    return ids;
  }
}
