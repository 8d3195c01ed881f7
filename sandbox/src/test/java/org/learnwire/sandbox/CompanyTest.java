package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.CompanyMaker;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.company.LearningMapFile;
import org.learnwire.sandbox.company.Observation;
import org.learnwire.sandbox.company.ObservationMaker;
import org.learnwire.sandbox.company.Plan;
import org.learnwire.sandbox.company.Progress;
import org.learnwire.sandbox.state.Fingerprints;
import org.learnwire.sandbox.state.Wish;

class CompanyTest {

  private static final LocalDate ANCHOR = LocalDate.of(2026, 11, 22);
  private static final Plan PLAN = new Plan(1, 200, 8, ANCHOR, false);

  @Test
  void the_same_plan_makes_the_same_company_and_another_seed_another_one() {
    String one = Fingerprints.of(CompanyMaker.make(PLAN));
    assertThat(Fingerprints.of(CompanyMaker.make(PLAN))).isEqualTo(one);
    assertThat(Fingerprints.of(CompanyMaker.make(new Plan(2, 200, 8, ANCHOR, false))))
        .isNotEqualTo(one);
  }

  @Test
  void two_instances_give_equal_answers_and_advance_alike(@TempDir Path a, @TempDir Path b)
      throws IOException {
    Wish wish = new Wish(1L, 60, 8, ANCHOR, null);
    try (SandboxServer one = SandboxServer.start(0, a, wish, 0);
        SandboxServer two = SandboxServer.start(0, b, wish, 0)) {
      assertThat(answers(one)).isEqualTo(answers(two));
    }
  }

  private static String answers(SandboxServer server) throws IOException {
    Caller call = new Caller(server.url());
    StringBuilder all = new StringBuilder();
    all.append(call.tell("/advance?percent=5&seed=3&at=1795400000", ""));
    for (int course = 2; course < 10; course++) {
      all.append(call.moodle("gradereport_user_get_grade_items", "courseid", course));
      all.append(call.moodle("core_enrol_get_enrolled_users", "courseid", course));
    }
    all.append(call.bamboo("/v1/employees/directory"));
    all.append(call.look("/observations.json?site=https://lms.test"));
    return all.toString().replace(server.url(), "");
  }

  @Test
  void two_hundred_people_work_in_fourteen_teams_under_managers() {
    Company company = CompanyMaker.make(PLAN);
    Set<String> teams = new HashSet<>();
    company.employees().forEach(employee -> teams.add(employee.team()));
    assertThat(teams).hasSize(14);
    assertThat(company.employees()).hasSize(201);
    assertThat(company.employees().stream().filter(e -> e.supervisor() == null)).hasSize(1);
    for (Employee employee : company.employees()) {
      if (employee.supervisor() != null) {
        assertThat(company.employee(employee.supervisor())).isPresent();
      }
    }
  }

  @Test
  void people_learn_on_working_days_and_by_day_within_the_three_months() {
    Company company = CompanyMaker.make(PLAN);
    List<ZonedDateTime> times =
        company.courses().stream()
            .flatMap(course -> company.enrolmentsIn(course.id()).values().stream())
            .filter(e -> company.employeeOf(e.account()).filter(this::works).isPresent())
            .flatMap(e -> e.progress().stream())
            .filter(progress -> progress.at() > 0)
            .map(p -> Instant.ofEpochSecond(p.at()).atZone(ZoneId.of("Europe/Berlin")))
            .toList();
    assertThat(times).hasSizeGreaterThan(1500);
    long weekend = times.stream().filter(t -> t.getDayOfWeek().getValue() > 5).count();
    long night = times.stream().filter(t -> t.getHour() < 6 || t.getHour() > 20).count();
    assertThat(weekend).isBetween(1L, times.size() / 6L);
    assertThat(night).isLessThan(times.size() / 50L);
    assertThat(times)
        .allMatch(t -> t.toLocalDate().isAfter(ANCHOR.minusDays(93)))
        .allMatch(t -> t.toInstant().isBefore(ANCHOR.atStartOfDay(ZoneId.of("UTC")).toInstant()));
  }

  private boolean works(Employee employee) {
    return employee.left() == null;
  }

  @Test
  void some_fail_a_quiz_and_then_pass_it() {
    Company company = CompanyMaker.make(PLAN);
    var quizzes =
        company.courses().stream()
            .flatMap(course -> company.enrolmentsIn(course.id()).values().stream())
            .flatMap(e -> e.progress().stream())
            .filter(progress -> !progress.attempts().isEmpty())
            .toList();
    assertThat(quizzes).anyMatch(p -> p.attempts().size() > 1 && p.state() == Progress.PASSED);
    assertThat(quizzes).anyMatch(p -> p.state() == Progress.FAILED);
  }

  @Test
  void observations_come_soon_late_in_vain_and_too_early() {
    List<Observation> all = ObservationMaker.make(PLAN);
    Company company = CompanyMaker.make(PLAN);
    int soon = 0;
    int late = 0;
    int early = 0;
    for (Observation one : all) {
      long completed =
          company.accountsOf(one.learner()).stream()
              .mapToLong(a -> company.enrolment(a.id(), one.course().id()).get().completedAt())
              .max()
              .orElseThrow();
      long days = (one.at() - completed) / 86_400;
      early += completed == 0 ? 1 : 0;
      soon += completed > 0 && days < 30 ? 1 : 0;
      late += completed > 0 && days >= 30 ? 1 : 0;
    }
    assertThat(all).hasSizeBetween(45, 75);
    assertThat(all).anyMatch(one -> !one.applied()).anyMatch(Observation::applied);
    assertThat(all).anyMatch(one -> one.learner().email().startsWith("warehouse.desk"));
    assertThat(soon).isGreaterThan(20);
    assertThat(late).isGreaterThan(3);
    assertThat(early).isPositive();
  }

  @Test
  void the_demo_s_learning_map_is_the_company_s() throws IOException {
    String made = LearningMapFile.of(8);
    assertThat(Path.of("../config-samples/demo/learning-map.csv")).content().isEqualTo(made);
    Company company = CompanyMaker.make(PLAN);
    for (Course course : company.courses()) {
      for (Course.PracticeTask task : course.practice()) {
        assertThat(made).contains("academy," + course.id() + ",").contains("," + task.iri() + ",");
      }
    }
  }

  @Test
  void observations_are_offered_as_table_and_as_statements(@TempDir Path folder)
      throws IOException {
    try (SandboxServer server = SandboxServer.start(0, folder, Wish.any(), 0)) {
      Caller call = new Caller(server.url());
      String csv = call.send("GET", "/sandbox/observations.csv", "").body();
      JsonNode statements = call.look("/observations.json?site=https://lms.test");
      assertThat(csv.lines().count()).isEqualTo(statements.size() + 1L);
      assertThat(csv)
          .startsWith("observed-at,observer,learner,course,practice-task,applied,note\n");
      assertThat(csv).containsPattern(",E\\d{4},");
      JsonNode first = statements.get(0);
      assertThat(first.path("verb").path("id").asText())
          .isEqualTo("https://w3id.org/learnwire/profile/verbs/observed-applying");
      assertThat(first.at("/context/contextActivities/parent/0/id").asText())
          .startsWith("https://lms.test/course/view.php?id=");
      assertThat(first.at("/context/instructor/mbox").asText()).startsWith("mailto:");
    }
    assertThat(Files.exists(folder.resolve("company.json"))).isTrue();
  }
}
