package org.learnwire.xapi.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.xapi.visibility.Audience.COACH;
import static org.learnwire.xapi.visibility.Audience.PROGRAMME;
import static org.learnwire.xapi.visibility.Audience.SELF;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;

/** Whom a statement is for, and who is shown what. */
class VisibilityTest {
  private static final String ONE = "{'mbox': 'mailto:ana@example.test'}";
  private static final String TEAM =
      "{'objectType': 'Group', 'account': {'homePage': 'https://crm.test', 'name': 'team-7'}}";

  private static Statement statement(Verb verb, String actor, String result) {
    try {
      String json =
          """
          {'id': '6690e6c9-3ef0-4ed3-8b37-7f3964730bee', 'actor': %s,
           'verb': {'id': '%s'}, 'object': {'id': 'https://lms.example.test/course/2'}%s}
          """
              .formatted(actor, verb.id(), result.isEmpty() ? "" : ", 'result': " + result);
      return Statement.trusted(
          (ObjectNode) XapiJson.read(json.replace('\'', '"')), XapiVersion.V2_0_0);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private record Case(String name, Statement statement, Audience audience) {}

  private static Stream<Case> cases() {
    return Stream.of(
        new Case("a reflection", statement(Verbs.REFLECTED, ONE, ""), SELF),
        new Case("a failed course", statement(Verbs.FAILED, ONE, ""), SELF),
        new Case(
            "an attempt without success",
            statement(Verbs.SCORED, ONE, "{'success': false, 'score': {'scaled': 0.4}}"),
            SELF),
        new Case(
            "a completion without success",
            statement(Verbs.COMPLETED, ONE, "{'success': false}"),
            SELF),
        new Case("a completion", statement(Verbs.COMPLETED, ONE, ""), PROGRAMME),
        new Case(
            "a completion with success",
            statement(Verbs.COMPLETED, ONE, "{'success': true, 'completion': false}"),
            PROGRAMME),
        new Case("a grade", statement(Verbs.SCORED, ONE, "{'success': true}"), COACH),
        new Case(
            "an observation that did not go well",
            statement(Verbs.OBSERVED_APPLYING, ONE, "{'success': false}"),
            COACH),
        new Case("coaching", statement(Verbs.COACHED, ONE, ""), COACH),
        new Case("a verb nobody knows", statement(Verb.of("https://a.test/b"), ONE, ""), COACH),
        new Case("one person's deal", statement(Verbs.BUSINESS_RESULT, ONE, ""), SELF),
        new Case("a team's deal", statement(Verbs.BUSINESS_RESULT, TEAM, ""), PROGRAMME));
  }

  @Test
  void a_deal_of_one_is_shown_to_the_manager_once_that_one_opts_in_and_never_counted() {
    Statement deal = statement(Verbs.BUSINESS_RESULT, ONE, "");
    Set<String> chosen = new HashSet<>();
    Visibility visibility =
        Visibility.standard().withBusinessResultsOf(agent -> chosen.contains(agent.toString()));
    assertThat(visibility.of(deal)).isEqualTo(SELF);
    chosen.add(deal.actor().toString());
    assertThat(visibility.of(deal)).isEqualTo(COACH);
    assertThat(visibility.of(statement(Verbs.REFLECTED, ONE, ""))).isEqualTo(SELF);
    assertThat(
            visibility
                .with(Map.of(Verbs.BUSINESS_RESULT.id(), SELF))
                .withFailedAttempts(COACH)
                .of(deal))
        .as("a policy that shows nobody's is not overruled")
        .isEqualTo(SELF);
    chosen.clear();
    assertThat(visibility.of(deal)).as("taken back").isEqualTo(SELF);
  }

  @TestFactory
  Stream<DynamicTest> each_kind_of_statement_has_its_audience() {
    return cases()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name() + " is for " + one.audience().word(),
                    () -> {
                      Visibility standard = Visibility.standard();
                      assertThat(standard.of(one.statement())).isEqualTo(one.audience());
                      String json = XapiJson.write(one.statement().node());
                      assertThat(standard.mayBeForSelf(json) || one.audience() != SELF).isTrue();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> each_viewer_is_shown_what_is_for_them() {
    return Stream.of(Audience.values())
        .flatMap(audience -> Stream.of(Viewer.values()).map(viewer -> shown(audience, viewer)));
  }

  private static DynamicTest shown(Audience audience, Viewer viewer) {
    boolean expected =
        switch (audience.word() + " to " + viewer) {
          case "self to SELF", "coach to SELF", "programme to SELF" -> true;
          case "coach to CURRENT_MANAGER", "programme to CURRENT_MANAGER" -> true;
          default -> false;
        };
    return DynamicTest.dynamicTest(
        audience.word() + " to " + viewer + ": " + (expected ? "shown" : "not shown"),
        () -> assertThat(audience.isShownTo(viewer)).isEqualTo(expected));
  }

  @Test
  void only_programme_is_counted_and_never_in_less_than_five() {
    assertThat(PROGRAMME.isCountedInGroupOf(5)).isTrue();
    assertThat(PROGRAMME.isCountedInGroupOf(4)).isFalse();
    assertThat(COACH.isCountedInGroupOf(500)).isFalse();
    assertThat(SELF.isCountedInGroupOf(500)).isFalse();
  }

  @Test
  void what_a_policy_says_of_a_verb_holds_and_failing_still_stays_inside() {
    Visibility own =
        Visibility.standard()
            .with(Map.of(Verbs.COMPLETED.id(), SELF, Verbs.SCORED.id(), PROGRAMME));
    assertThat(own.of(statement(Verbs.COMPLETED, ONE, ""))).isEqualTo(SELF);
    assertThat(own.mayBeForSelf(XapiJson.write(statement(Verbs.COMPLETED, ONE, "").node())))
        .isTrue();
    assertThat(own.of(statement(Verbs.SCORED, ONE, ""))).isEqualTo(PROGRAMME);
    assertThat(own.of(statement(Verbs.SCORED, ONE, "{'success': false}"))).isEqualTo(SELF);
    assertThat(own.withFailedAttempts(COACH).of(statement(Verbs.SCORED, ONE, "{'success': false}")))
        .isEqualTo(COACH);
  }

  @Test
  void text_that_hides_its_words_is_looked_at_closely() {
    assertThat(Visibility.standard().mayBeForSelf("{\"verb\":{\"id\":\"http:\\/\\/a.test\"}}"))
        .isTrue();
    assertThat(Visibility.standard().mayBeForSelf("{\"verb\":{\"id\":\"http://a.test\"}}"))
        .isFalse();
  }
}
