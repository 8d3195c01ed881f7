package org.learnwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.StreamReport;

/** A real site's answers in, every statement out. */
class MoodleCapturesTest {
  private static final String COMPLETED = "http://adlnet.gov/expapi/verbs/completed";
  private static final String SCORED = "https://w3id.org/xapi/tla/verbs/scored";

  private final Golden golden = new Golden(SampleSite.FOLDER.resolve("golden"));
  private SampleSite site;
  private SamplePull pull;

  @BeforeEach
  void the_site_is_up() throws Exception {
    site = new SampleSite();
    pull = new SamplePull(site.baseUrl());
  }

  @AfterEach
  void the_site_goes_down() {
    pull.close();
    site.close();
  }

  @Test
  void every_record_of_the_site_becomes_what_the_golden_files_say() throws Exception {
    for (Map.Entry<String, Map<String, ObjectNode>> stream : pull.pass().entrySet()) {
      golden.holds(stream.getKey(), stream.getValue().values());
    }
    assertThat(pull.reports().values()).allMatch(StreamReport::complete);
  }

  @Test
  void a_first_pass_asks_for_details_of_whoever_is_new() throws Exception {
    pull.pass();

    assertThat(site.calls())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("core_course_get_courses_by_field", 1L),
                Map.entry("core_course_get_contents", 2L),
                Map.entry("mod_quiz_get_quizzes_by_courses", 2L),
                Map.entry("core_enrol_get_enrolled_users", 2L),
                Map.entry("core_enrol_get_users_courses", 12L),
                Map.entry("gradereport_user_get_grade_items", 2L),
                Map.entry("core_completion_get_course_completion_status", 7L),
                Map.entry("core_completion_get_activities_completion_status", 15L),
                Map.entry("mod_quiz_get_user_attempts", 8L),
                Map.entry("mod_assign_get_grades", 2L),
                Map.entry("core_badges_get_user_badges", 9L)));
  }

  @Test
  void a_pass_in_which_nothing_changed_reads_the_overview_only_and_brings_nothing()
      throws Exception {
    pull.pass();
    site.calls();
    pull.pass();

    assertThat(site.calls())
        .isEqualTo(
            Map.of(
                "core_course_get_courses_by_field", 1L,
                "core_course_get_contents", 2L,
                "mod_quiz_get_quizzes_by_courses", 2L,
                "core_enrol_get_enrolled_users", 2L,
                "core_enrol_get_users_courses", 12L,
                "gradereport_user_get_grade_items", 2L));
    assertThat(pull.statements()).isEmpty();
  }

  @Test
  void a_grade_by_an_external_tool_brings_its_completion_in_the_next_pass() throws Exception {
    pull.pass();
    site.calls();
    site.answersOf("answers-after-lti.json");
    Map<String, Map<String, ObjectNode>> news = pull.pass();

    golden.holds("after-lti.grades", statements(news.get("grades")));
    golden.holds("after-lti.activity-completions", statements(news.get("activity-completions")));
    assertThat(site.calls())
        .containsEntry("core_completion_get_activities_completion_status", 1L)
        .doesNotContainKeys("mod_quiz_get_user_attempts", "mod_assign_get_grades");
  }

  @Test
  void what_the_plugin_sent_is_named_the_same_by_the_pull() throws Exception {
    Set<String> ids = new TreeSet<>();
    Map<String, String> people =
        pull.pass().get("people").values().stream()
            .collect(
                Collectors.toMap(
                    person -> person.at("/account/displayName").asText(),
                    person -> person.at("/account/remoteId").asText()));
    Set<String> pulled =
        pull.statements().stream()
            .map(one -> fact(one, one.at("/actor/account/name").asText()))
            .collect(Collectors.toSet());
    List<JsonNode> sent = sent();

    for (JsonNode one : sent) {
      assertThat(pulled).contains(fact(one, people.get(one.at("/actor/name").asText())));
      ids.add(one.at("/object/id").asText());
    }
    assertThat(ids).hasSizeGreaterThan(10);
  }

  /** The completions and grades of the batch that logstore_xapi really sent. */
  private static List<JsonNode> sent() {
    JsonNode batch =
        SampleSite.json(SampleSite.FOLDER.resolve("captured/logstore-xapi-batch-request.json"));
    return StreamSupport.stream(batch.get("body").spliterator(), false)
        .filter(one -> Set.of(COMPLETED, SCORED).contains(one.at("/verb/id").asText()))
        .toList();
  }

  /** Who did what to which activity of which course, in the same second. */
  private static String fact(JsonNode statement, String user) {
    Set<String> parents = new TreeSet<>();
    statement
        .at("/context/contextActivities/parent")
        .forEach(parent -> parents.add(parent.get("id").asText()));
    // The section is left out by the pull on purpose: an activity may be dragged to another one.
    parents.removeIf(id -> id.contains("/course/section.php"));
    String time = statement.at("/timestamp").asText();
    return String.join(
        " ",
        user,
        statement.at("/verb/id").asText(),
        statement.at("/object/id").asText(),
        statement.at("/object/definition/type").asText(),
        time.isEmpty() ? "undated" : Instant.parse(time).toString(),
        parents.toString());
  }

  private static List<ObjectNode> statements(Map<String, ObjectNode> records) {
    return records.values().stream().filter(record -> record.has("statement")).toList();
  }
}
