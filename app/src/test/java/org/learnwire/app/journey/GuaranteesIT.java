package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.PlanItem;
import org.learnwire.routes.StreamRun;
import org.learnwire.routes.WriteMode;

/** Guarantees 1, 2, 3, 6 (plan, dry run) and 7 of the design, on the demo's company. */
class GuaranteesIT {
  @TempDir Path folder;
  private DemoCompany company;
  private JourneySettings settings;

  @BeforeEach
  void start() throws IOException {
    company = DemoCompany.small(folder);
    settings = company.settings("data");
  }

  @AfterEach
  void stop() throws IOException {
    company.close();
  }

  // ---- 1. effectively once into the LRS
  // -----------------------------------------------------------

  @Test
  void a_grade_that_goes_from_a_to_b_and_back_is_three_statements() {
    company.pass(settings);
    JsonNode graded = aGradedEnrolment();
    String object = "%/mod/%view.php?id=" + graded.path("cmid").asInt();
    String account = graded.path("user").asText();
    long before = scores(object, account);
    for (double grade : new double[] {1, 2, 1}) {
      change(graded, grade);
      company.pass(settings);
    }
    assertThat(scores(object, account) - before).isEqualTo(3);
    assertThat(count("select count(*) from statement_link where reason = 'superseded'"))
        .isGreaterThanOrEqualTo(2);
    assertThat(company.pass(settings).statements()).isZero();
  }

  @Test
  void a_renamed_connection_brings_nothing_new() {
    company.pass(settings);
    List<String> before = ids(settings);
    PassReport after = company.pass(renamed(settings, "academy", "campus"));
    assertThat(after.problems()).isEmpty();
    assertThat(after.statements()).isZero();
    assertThat(ids(settings)).isEqualTo(before);
  }

  @Test
  void a_remapped_stream_has_new_statements_and_the_old_ones_are_voided_and_linked() {
    company.pass(settings);
    long old = live("course-completions");
    PassReport report =
        company.pass(
            settings,
            new PassRequest(
                Optional.empty(), false, Optional.of("academy/course-completions"), true));
    assertThat(old).isPositive();
    assertThat(count("select count(*) from statement_link where reason = 'remapped'"))
        .isEqualTo(old);
    assertThat(
            count(
                "select count(*) from statement s join statement_link l on l.old_id = s.id"
                    + " where l.reason = 'remapped' and s.voided = 0"))
        .isZero();
    assertThat(live("course-completions")).isEqualTo(old);
    assertThat(report.decisions()).as("a corrected cause decides nothing new").isZero();
    assertThat(report.receipts().done()).isZero();
  }

  @Test
  void what_was_wiped_and_pulled_again_has_the_same_ids() {
    company.pass(settings);
    List<String> first = sourceIds(settings);
    JourneySettings again = company.settings("data-again");
    company.pass(again);
    assertThat(sourceIds(again)).isEqualTo(first);
  }

  // ---- 2. gone is not undone
  // ------------------------------------------------------------------------

  @Test
  void unenrolling_recompletion_and_leaving_void_nothing_and_move_no_goal_back() {
    company.pass(settings);
    Map<String, List<String>> goals = company.goals();
    long completions = live("course-completions");
    JsonNode done = aCompletedEnrolment(0);
    JsonNode again = aCompletedEnrolment(1);
    JsonNode leaver = aCompletedEnrolment(2);
    learn("unenrol", done);
    learn("recompletion", again);
    learn("leaver", leaver);
    PassReport report =
        company.pass(settings, new PassRequest(Optional.empty(), true, Optional.empty(), true));
    assertThat(report.problems()).isEmpty();
    assertThat(count("select count(*) from statement where voided = 1")).isZero();
    assertThat(live("course-completions")).isEqualTo(completions);
    assertThat(progressOf(company.goals())).isEqualTo(progressOf(goals));
  }

  @Test
  void when_too_much_vanishes_at_once_nothing_of_it_is_believed() {
    company.pass(settings);
    String alive =
        "select count(*) from source_item i join source_stream o on o.id = i.source_id"
            + " where o.stream = 'activities' and i.gone is null";
    long activities = count(alive);
    company.tell("/settings", "{\"moodle\": {\"hide\": [\"page\", \"quiz\"]}}");
    PassReport report =
        company.pass(
            settings, new PassRequest(Optional.of("academy"), true, Optional.empty(), true));
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.runs())
        .anySatisfy(
            run -> {
              assertThat(run.outcome()).isEqualTo("halted");
              assertThat(run.message().orElse(""))
                  .contains("academy/activities")
                  .contains("vanish-limit");
            });
    assertThat(count(alive)).isEqualTo(activities);
  }

  // ---- 3. history does not act
  // ----------------------------------------------------------------------

  @Test
  void a_backfill_in_auto_writes_nothing() {
    JourneySettings real = switchedOnNow(settings);
    assertThat(real.connections()).anyMatch(c -> c.writes() == WriteMode.AUTO);
    PassReport report = company.pass(real);
    assertThat(report.statements()).isPositive();
    assertThat(report.decisions()).isZero();
    assertThat(report.receipts().done()).isZero();
    assertThat(company.goals()).isEmpty();
  }

  // ---- 6. plan first
  // --------------------------------------------------------------------------------

  @Test
  void in_plan_mode_everything_waits_until_it_is_approved() {
    JourneySettings planned = planned(settings);
    PassReport report = company.pass(planned);
    assertThat(report.decisions()).isPositive();
    assertThat(report.receipts().done()).isZero();
    assertThat(company.goals()).isEmpty();
    try (Journey journey = company.open(planned)) {
      int waiting = journey.plan().size();
      assertThat(waiting).isPositive();
      assertThat(journey.desk().approveAll("a test").count()).isPositive();
      assertThat(journey.pass(PassRequest.standard()).receipts().done()).isPositive();
    }
    assertThat(company.goals()).isNotEmpty();
  }

  @Test
  void a_dry_run_changes_no_table_and_the_real_run_does_what_it_planned() {
    JourneySettings planned = planned(settings);
    company.pass(planned, new PassRequest(Optional.of("hr"), false, Optional.empty(), true));
    Map<String, Long> before = rows();
    List<PlanItem> first = dryRun(planned, "dry-1");
    List<PlanItem> second = dryRun(planned, "dry-2");
    assertThat(first).isNotEmpty();
    assertThat(second).isEqualTo(first);
    assertThat(rows()).isEqualTo(before);
    company.pass(planned);
    try (Journey journey = company.open(planned)) {
      assertThat(journey.plan()).isEqualTo(first);
    }
  }

  // ---- 7. nothing silently dropped
  // ------------------------------------------------------------------

  @Test
  void one_bad_record_is_kept_with_its_reason_and_the_others_go_on() {
    PassReport report = company.pass(settings);
    assertThat(report.quarantined()).isPositive();
    try (Journey journey = company.open(settings)) {
      assertThat(journey.quarantine().open(10))
          .anySatisfy(
              kept -> {
                assertThat(kept.stream()).isEqualTo("grades");
                assertThat(kept.reason()).isNotBlank();
                assertThat(kept.detail()).isNotBlank();
                assertThat(kept.record()).contains("grademax");
              });
    }
    for (StreamRun run : report.runs()) {
      long skipped = run.skipped().values().stream().mapToLong(n -> n).sum();
      assertThat(run.read())
          .as(run.stream())
          .isEqualTo(run.stored() + run.unchanged() + skipped + run.quarantinedCount());
    }
  }

  // ---- words
  // ------------------------------------------------------------------------------------------

  private List<PlanItem> dryRun(JourneySettings of, String name) {
    of.place().snapshot(folder.resolve(name));
    JourneySettings copy = of.withData(folder.resolve(name));
    try (Journey journey = company.open(copy)) {
      journey.pass(new PassRequest(Optional.empty(), false, Optional.empty(), false));
      return journey.plan();
    }
  }

  private Map<String, Long> rows() {
    try (Database database = Database.openReadOnly(settings.data())) {
      return database.read(
          tx -> {
            Map<String, Long> rows = new TreeMap<>();
            List<String> tables =
                tx.list(
                    "select name from sqlite_master where type = 'table' order by name",
                    r -> r.getString(1));
            for (String table : tables) {
              rows.put(
                  table, tx.one("select count(*) from " + table, r -> r.getLong(1)).orElse(0L));
            }
            return rows;
          });
    }
  }

  private void learn(String kind, JsonNode enrolment) {
    company.tell(
        "/learn",
        "{\"kind\": \"%s\", \"person\": \"%s\", \"course\": %d}"
            .formatted(kind, enrolment.path("person").asText(), enrolment.path("course").asInt()));
  }

  private void change(JsonNode graded, double grade) {
    company.tell(
        "/learn",
        "{\"kind\": \"change-grade\", \"person\": \"%s\", \"course\": %d, \"activity\": %d, \"grade\": %s}"
            .formatted(
                graded.path("person").asText(),
                graded.path("course").asInt(),
                graded.path("cmid").asInt(),
                grade));
  }

  /** A statement says who, where and what was scored: enough to ask the sandbox to change it. */
  private JsonNode aGradedEnrolment() {
    return enrolment(
        "select body from statement where body like '%tla/verbs/scored%'"
            + " and body like '%/mod/assign/view.php%' and body not like '%#submission%'"
            + " order by position limit 1");
  }

  private JsonNode aCompletedEnrolment(int nth) {
    return enrolment(
        "select body from statement where body like"
            + " '%\"http://adlnet.gov/expapi/verbs/completed\"%' and body like"
            + " '%\"object\":%/course/view.php%' and source = 'academy' and json_extract(body,"
            + " '$.object.id') like '%/course/view.php%' order by position limit 1 offset "
            + nth * 3);
  }

  private JsonNode enrolment(String sql) {
    try (Database database = Database.openReadOnly(settings.data())) {
      String body = database.read(tx -> tx.one(sql, r -> r.getString(1))).orElseThrow();
      JsonNode statement = DemoCompany.JSON.readTree(body);
      String user = statement.path("actor").path("account").path("name").asText();
      String object = statement.path("object").path("id").asText();
      String course = object;
      for (JsonNode parent : statement.path("context").path("contextActivities").path("parent")) {
        if (parent.path("id").asText().contains("/course/view.php")) {
          course = parent.path("id").asText();
        }
      }
      return DemoCompany.JSON
          .createObjectNode()
          .put("user", user)
          .put("person", user)
          .put("course", Integer.parseInt(course.replaceAll(".*id=", "")))
          .put("cmid", Integer.parseInt(object.replaceAll(".*id=", "").replaceAll("#.*", "")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long scores(String object, String account) {
    return count(
        "select count(*) from statement where body like '%tla/verbs/scored%'"
            + " and json_extract(body, '$.object.id') like '"
            + object
            + "' and json_extract(body, '$.actor.account.name') = '"
            + account
            + "'");
  }

  private long live(String stream) {
    return count(
        "select count(*) from source_item i join statement s on s.id = i.statement_id"
            + " join source_stream o on o.id = i.source_id where s.voided = 0 and o.stream = '"
            + stream
            + "'");
  }

  private long count(String sql) {
    try (Database database = Database.openReadOnly(settings.data())) {
      return database.read(tx -> tx.one(sql, r -> r.getLong(1))).orElse(0L);
    }
  }

  private static List<String> ids(JourneySettings of) {
    try (Database database = Database.open(of.data(), DatabaseOptions.standard())) {
      return database.read(
          tx -> tx.list("select id from statement order by id", r -> r.getString(1)));
    }
  }

  private static List<String> sourceIds(JourneySettings of) {
    try (Database database = Database.openReadOnly(of.data())) {
      return database.read(
          tx ->
              tx.list(
                  "select id from statement where origin = 'source' order by id",
                  r -> r.getString(1)));
    }
  }

  private static List<Integer> progressOf(Map<String, List<String>> goals) {
    return goals.values().stream()
        .flatMap(List::stream)
        .map(goal -> Integer.parseInt(goal.split(" \\| ")[2]))
        .sorted()
        .toList();
  }

  private static JourneySettings planned(JourneySettings settings) {
    return DemoCompany.with(
        settings, settings.connections().stream().map(c -> c.withWrites(WriteMode.PLAN)).toList());
  }

  private static JourneySettings renamed(JourneySettings settings, String from, String to) {
    JourneySettings renamed =
        DemoCompany.with(
            settings,
            settings.connections().stream()
                .map(c -> c.name().equals(from) ? c.renamed(to) : c)
                .toList());
    String map = settings.rules().learningMap().orElseThrow().text().replace(from + ",", to + ",");
    return new JourneySettings(
        renamed.data(),
        renamed.postgres(),
        renamed.zone(),
        renamed.languages(),
        renamed.connections(),
        renamed.connectors(),
        renamed.userRoutes(),
        renamed.vanishLimit(),
        new JourneySettings.PeopleSettings(Map.of(), List.of(), Optional.empty()),
        new RuleSettings(
            settings.rules().activeFrom(),
            settings.rules().files(),
            Optional.of(new JourneySettings.NamedText("learning-map.csv", map)),
            Optional.empty()),
        Optional.empty(),
        renamed.demo());
  }

  private static JourneySettings switchedOnNow(JourneySettings settings) {
    return settings.withRules(
        new RuleSettings(
            Optional.empty(),
            settings.rules().files(),
            settings.rules().learningMap(),
            settings.rules().skills()));
  }
}
