package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ControlTest extends SandboxTest {

  private static final String ADVANCE = "/advance?percent=10&seed=7&at=2026-11-23T10:00:00Z";

  @Test
  void advancing_changes_that_share_of_the_enrolments_and_says_what_it_did() throws IOException {
    JsonNode advanced = call.tell(ADVANCE, "");
    JsonNode changes = advanced.path("changes");
    int enrolments = advanced.path("enrolments").asInt();

    assertThat(changes).hasSize(Math.round(enrolments / 10f));
    assertThat(changes.findValuesAsText("kind"))
        .contains("view", "override", "lti-grade", "quiz-attempt", "assign-grade");
    for (JsonNode change : changes) {
      assertThat(change.path("after")).isNotEqualTo(change.path("before"));
      assertThat(status(change).path("state")).isEqualTo(change.path("after").path("state"));
    }
  }

  private JsonNode status(JsonNode change) throws IOException {
    JsonNode statuses =
        call.moodle(
                "core_completion_get_activities_completion_status",
                "courseid",
                change.path("course").asInt(),
                "userid",
                change.path("user").asInt())
            .path("statuses");
    for (JsonNode status : statuses) {
      if (status.path("cmid").equals(change.path("cmid"))) {
        return status;
      }
    }
    throw new AssertionError("no status for " + change);
  }

  @Test
  void completing_a_course_by_script_completes_it_in_moodle() throws IOException {
    int user = 30;
    call.tell("/learn", "{'kind': 'enrol', 'person': 30, 'course': 'DATALIT'}");
    call.tell("/learn", "{'kind': 'recompletion', 'person': 30, 'course': 'DATALIT'}");
    call.tell("/learn", "{'kind': 'complete-course', 'person': 30, 'course': 'DATALIT'}");
    JsonNode status =
        call.moodle("core_completion_get_course_completion_status", "courseid", 6, "userid", user);
    assertThat(status.path("completionstatus").path("completed").asBoolean()).isTrue();
    assertThat(
            call.moodle("core_badges_get_user_badges", "userid", user, "courseid", 6)
                .path("badges")
                .findValuesAsText("name"))
        .containsExactly("Data explorer");
  }

  @Test
  void a_leaver_goes_in_hr_and_is_suspended_in_moodle() throws IOException {
    call.tell("/learn", "{'kind': 'leaver', 'person': 'E1030', 'day': '2026-11-20'}");
    JsonNode employee = call.bamboo("/v1/employees/130?fields=status,terminationDate");
    assertThat(employee.path("status").asText()).isEqualTo("Inactive");
    assertThat(employee.path("terminationDate").asText()).isEqualTo("2026-11-20");
    JsonNode user =
        call.moodle("core_user_get_users_by_field", "field", "idnumber", "values[0]", "E1030");
    assertThat(user.get(0).path("suspended").asBoolean()).isTrue();
  }

  @Test
  void renames_reach_every_answer() throws IOException {
    call.tell(
        "/learn",
        "[{'kind': 'rename', 'what': 'course', 'course': 2, 'name': 'Safety & You'},"
            + "{'kind': 'rename', 'what': 'activity', 'activity': 2, 'name': 'New quiz'},"
            + "{'kind': 'rename-person', 'person': 'E1030', 'last': 'Married-Now'}]");
    assertThat(
            call.moodle("core_course_get_courses", "options[ids][0]", 2)
                .get(0)
                .path("fullname")
                .asText())
        .isEqualTo("Safety &amp; You");
    assertThat(call.moodle("core_course_get_contents", "courseid", 2).findValuesAsText("name"))
        .contains("New quiz");
    assertThat(call.bamboo("/v1/employees/130?fields=lastName").path("lastName").asText())
        .isEqualTo("Married-Now");
  }

  @Test
  void a_list_of_changes_of_which_one_is_wrong_says_which_word() {
    assertThatThrownBy(() -> call.tell("/learn", "{'kind': 'graduate', 'person': 5}"))
        .hasMessageContaining("unknown kind 'graduate'")
        .hasMessageContaining("complete-course");
    assertThatThrownBy(() -> call.tell("/learn", "{'kind': 'leaver', 'person': 'E77'}"))
        .hasMessageContaining("no person E77");
    assertThatThrownBy(() -> call.tell("/settings", "{'moodle': {'hidden': ['lti']}}"))
        .hasMessageContaining("unknown setting moodle.hidden");
  }

  @Test
  void calls_are_counted_by_function_and_by_how_many_were_under_way() throws IOException {
    call.tell("/faults", "{'kind': 'slow', 'millis': 400, 'times': 3}");
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(CompletableFuture.runAsync(() -> courses()));
    }
    all.forEach(CompletableFuture::join);
    JsonNode state = call.look("/state");
    assertThat(state.path("calls").path("moodle").path("core_enrol_get_users_courses").asInt())
        .isEqualTo(3);
    assertThat(state.path("maxConcurrent").path("moodle").asInt()).isEqualTo(3);

    call.tell("/reset-counters", "");
    courses();
    assertThat(call.look("/state").path("maxConcurrent").path("moodle").asInt()).isEqualTo(1);
    assertThat(call.look("/calls").get(0).asText())
        .isEqualTo("moodle core_enrol_get_users_courses ?userid=5");
  }

  private void courses() {
    try {
      call.moodle("core_enrol_get_users_courses", "userid", 5);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void the_truth_is_what_a_complete_pull_counts() throws IOException {
    JsonNode truth = call.look("/truth").path("2");
    int states = 0;
    int grades = 0;
    for (JsonNode user :
        call.moodle("gradereport_user_get_grade_items", "courseid", 2).path("usergrades")) {
      JsonNode statuses =
          call.moodle(
              "core_completion_get_activities_completion_status",
              "courseid",
              2,
              "userid",
              user.path("userid").asInt());
      for (JsonNode status : statuses.path("statuses")) {
        states += status.path("state").asInt() > 0 ? 1 : 0;
      }
      for (JsonNode item : user.path("gradeitems")) {
        boolean graded = item.has("cmid") && item.path("graderaw").isNumber();
        grades += graded ? 1 : 0;
      }
    }
    assertThat(states).isEqualTo(truth.path("activityStates").asInt()).isPositive();
    assertThat(grades).isEqualTo(truth.path("grades").asInt()).isPositive();
  }

  @Test
  void a_human_can_edit_a_goal_behind_our_back() throws IOException {
    call.bamboo(
        "POST",
        "/v1/performance/employees/120/goals",
        "{\"title\":\"t\",\"dueDate\":\"2027-01-31\",\"percentComplete\":0,"
            + "\"sharedWithEmployeeIds\":[120]}");
    call.tell("/learn", "{'kind': 'goal-edit', 'goal': 901, 'title': 'Mine'}");
    assertThat(call.look("/state").path("goals").path("120").get(0).path("title").asText())
        .isEqualTo("Mine");
  }
}
