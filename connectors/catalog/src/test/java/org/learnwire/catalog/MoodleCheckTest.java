package org.learnwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.CheckReport;
import org.learnwire.kit.CheckReport.Count;
import org.learnwire.kit.CheckReport.Problem;
import org.learnwire.kit.Connection;
import org.learnwire.kit.ConnectionCheck;
import org.learnwire.kit.LearnwireComponent;

/** What {@code ./learnwire check} says of a Moodle. */
class MoodleCheckTest {
  private SampleSite site;

  @BeforeEach
  void the_site_is_up() {
    site = new SampleSite();
    site.answersOf("answers-check.json");
  }

  @AfterEach
  void the_site_goes_down() {
    site.close();
  }

  @Test
  void a_site_with_all_rights_is_good_and_says_what_a_pass_costs() throws Exception {
    CheckReport report = check(SampleSite.TOKEN);

    assertThat(report.problems()).isEmpty();
    assertThat(report.good()).isTrue();
    assertThat(report.counts())
        .containsExactly(
            new Count("activities in courses", 6, 6),
            new Count("activities that completion asks for", 15, 18));
    // As in MoodleCapturesTest: the courses, four lists of each of the 2, and 12 people.
    assertThat(report.callsPerPass()).isEqualTo(1 + 4 * 2 + 12);
  }

  @Test
  void an_activity_type_that_the_role_may_not_view_is_named() throws Exception {
    site.answersOf("answers-hidden-lti.json");

    CheckReport report = check(SampleSite.TOKEN);

    assertThat(report.authenticated()).isTrue();
    assertThat(report.permitted()).isFalse();
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("academy", "not lti");
              assertThat(problem.fix()).contains("mod/lti:view");
            });
  }

  @Test
  void functions_missing_from_the_service_are_named_with_the_place_to_add_them() throws Exception {
    site.answersOf("answers-functions-missing.json");

    CheckReport report = check(SampleSite.TOKEN);

    assertThat(report.permitted()).isFalse();
    assertThat(report.problems())
        .extracting(Problem::fix)
        .anySatisfy(
            fix ->
                assertThat(fix)
                    .contains(
                        "External services", "mod_assign_get_grades, core_badges_get_user_badges"));
  }

  @Test
  void a_wrong_token_is_told_from_missing_rights() throws Exception {
    CheckReport report = check("no-such-token-0001");

    assertThat(report.reachable()).isTrue();
    assertThat(report.authenticated()).isFalse();
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("Invalid token");
              assertThat(problem.fix()).contains("Manage tokens");
            });
  }

  private CheckReport check(String token) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      LearnwireComponent component = new LearnwireComponent();
      component.addConnection(
          new Connection(
              "academy",
              Connectors.packed().find("moodle").orElseThrow(),
              new UUID(0, 1),
              site.baseUrl(),
              Map.of("token", token)));
      context.addComponent("learnwire", component);
      context.start();
      return new ConnectionCheck(component).run("academy");
    }
  }
}
