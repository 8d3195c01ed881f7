package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A credential or a right that lacks: said by name, the rest goes on, and nothing is lost. */
class BadInputAccessIT extends BadInput {
  /** Who has not read which page of a course that they have not completed. */
  private static final String UNREAD =
      """
      select way.user || ' ' || way.course || ' ' || way.page from (
        select json_extract(s.body, '$.actor.account.name') as user,
          json_extract(a.kept, '$.courseid') as course, json_extract(a.kept, '$.id') as page
        from statement s
        join source_item i on i.statement_id = s.id
        join source_stream io on io.id = i.source_id and io.stream = 'enrolments'
        join source_stream ao on ao.stream = 'activities'
        join source_item a on a.source_id = ao.id
          and json_extract(a.kept, '$.modname') = 'page'
          and json_extract(s.body, '$.object.id')
            like '%/course/view.php?id=' || json_extract(a.kept, '$.courseid')
        where i.kept like '%"completed":false%') way
      where not exists (select 1 from statement d
        where json_extract(d.body, '$.actor.account.name') = way.user
          and json_extract(d.body, '$.object.id') like '%/mod/page/view.php?id=' || way.page)
      """;

  @Test
  void a_wrong_token_stops_its_connection_and_no_other() {
    String right = "token: sandbox-moodle-token";
    work.hiding("wrong-token-4711").with(right, "token: wrong-token-4711");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says("wrong token", "bad-credentials", "academy", "Manage tokens");
    assertThat(ran.stream("hr", "employees")).contains(" complete ");
    work.with("token: wrong-token-4711", right).sync();
    assertThat(work.missing(everything())).isEmpty();
  }

  @Test
  void a_wrong_key_of_the_hris_lets_the_lms_go_on() {
    work.hiding("wrong-key-0815").with("apiKey: sandbox-bamboo-key", "apiKey: wrong-key-0815");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says("wrong API key", "bad-credentials", "hr", "settings.apiKey");
    assertThat(ran.stream("academy", "badges")).contains(" complete ");
    assertThat(work.missing(everything())).isEmpty();
    work.with("apiKey: wrong-key-0815", "apiKey: sandbox-bamboo-key");
    assertThat(work.sync().stream("hr", "employees")).contains(" complete ");
  }

  @Test
  void a_function_that_is_not_in_the_service_stops_its_stream_alone() {
    company.tell(
        "/settings", "{\"moodle\": {\"missingFunctions\": [\"core_badges_get_user_badges\"]}}");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says(
        "missing right (function not in the service)",
        "not-permitted",
        "academy",
        "core_badges_get_user_badges",
        "not in the service");
    assertThat(ran.stream("academy", "badges")).contains(" failed ");
    assertThat(ran.stream("academy", "assignment-grades")).contains(" complete ");
    assertThat(ran.stream("hr", "employees")).contains(" complete ");
    company.heal();
    work.sync();
    assertThat(work.missing(everything())).isEmpty();
  }

  @Test
  void a_function_missing_at_the_beginning_lets_the_others_go_on() {
    company.tell(
        "/settings", "{\"moodle\": {\"missingFunctions\": [\"mod_quiz_get_quizzes_by_courses\"]}}");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says("missing right (function of an early stream)", "mod_quiz_get_quizzes_by_courses");
    assertThat(ran.stream("academy", "quizzes")).contains(" failed ");
    assertThat(ran.stream("academy", "course-completions")).contains(" complete ");
    company.heal();
    work.sync("--sweep");
    assertThat(work.missing(everything())).isEmpty();
  }

  @Test
  void what_changed_while_a_function_was_missing_comes_when_it_is_back() {
    work.sync();
    company.tell(
        "/settings",
        "{\"moodle\": {\"missingFunctions\":"
            + " [\"core_completion_get_activities_completion_status\"]}}");
    String moved = aLearnerMovesOn();
    Ran without = work.sync();
    assertThat(without.stream("academy", "activity-completions")).contains("accessexception");
    long before = completionsOf(moved);
    company.heal();
    work.sync();
    assertThat(completionsOf(moved)).isEqualTo(before + 1);
  }

  @Test
  void a_capability_that_lacks_in_one_course_leaves_the_other_courses() {
    company.fault(
        "moodle", "gradereport_user_get_grade_items .*courseid=3", "error", "nopermissions");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.stream("academy", "grades")).contains(" complete ").contains("nopermissions 1");
    ran.says(
        "missing right (capability in one course)",
        "1 left out for want of a right (courseid 3)",
        "academy",
        "capabilities");
    company.heal();
    assertThat(work.sync().all()).doesNotContain("want of a right");
    assertThat(work.missing(everything())).isEmpty();
  }

  /** Somebody reads one page more; the answer is who. */
  private String aLearnerMovesOn() {
    List<String> suspended = new ArrayList<>();
    for (JsonNode person : company.look("/company").path("people")) {
      if (person.path("suspended").asBoolean()) {
        suspended.add(person.path("user").asText());
      }
    }
    for (String unread : work.column(UNREAD)) {
      String[] parts = unread.split(" ");
      if (!suspended.contains(parts[0])) {
        company.tell(
            "/learn",
            "{\"kind\": \"complete-activity\", \"person\": \"%s\", \"course\": %s, \"activity\": %s}"
                .formatted((Object[]) parts));
        return parts[0];
      }
    }
    throw new AssertionError("everybody has read everything");
  }

  private long completionsOf(String user) {
    return work.count(
        "select count(*) from statement s join source_item i on i.statement_id = s.id"
            + " join source_stream o on o.id = i.source_id where o.stream = 'activity-completions'"
            + " and json_extract(s.body, '$.actor.account.name') = '"
            + user
            + "'");
  }
}
