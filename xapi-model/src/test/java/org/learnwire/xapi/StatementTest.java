package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Statement parse(ObjectNode json) {
    return Statement.parse(json, XapiVersion.V1_0_3);
  }

  @Test
  void a_built_statement_says_what_it_was_told() {
    UUID id = UUID.randomUUID();
    Agent ana = Agent.account("https://lms.example.test", "17").named("Ana López");
    Activity course =
        Activity.of("https://lms.example.test/course/view.php?id=2")
            .named("en", "Safety")
            .typed(ActivityTypes.COURSE);
    Statement statement =
        Statement.builder()
            .id(id)
            .actor(ana)
            .verb(Verbs.SCORED)
            .object(course)
            .result(
                Result.empty()
                    .withScore(Score.scaled(new BigDecimal("0.81")))
                    .withSuccess(true)
                    .withDuration("PT20M"))
            .context(
                Context.empty()
                    .withInstructor(Agent.mbox("coach@example.test"))
                    .withParent(course)
                    .withLanguage("en"))
            .timestamp(NOON)
            .build();
    assertThat(statement.id()).contains(id);
    assertThat(statement.actor()).isEqualTo(ana);
    assertThat(statement.actor().account()).contains(new Account("https://lms.example.test", "17"));
    assertThat(statement.verb().is(Verbs.SCORED)).isTrue();
    assertThat(statement.object()).isEqualTo(course);
    assertThat(statement.result().orElseThrow().score())
        .isEqualTo(Score.scaled(new BigDecimal("0.81")));
    assertThat(statement.timestamp()).contains(NOON);
    Context context = statement.context().orElseThrow();
    assertThat(context.instructor().orElseThrow().email()).contains("coach@example.test");
    assertThat(context.contextActivities().parent()).containsExactly(course);
  }

  @Test
  void a_statement_without_its_parts_is_not_built() {
    assertThatThrownBy(() -> Statement.builder().verb(Verbs.COMPLETED).build())
        .isInstanceOfSatisfying(
            InvalidStatement.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::rule)
                    .contains("must have 'actor'", "must have 'object'"));
  }

  @Test
  void every_digit_is_kept() throws Exception {
    String text =
        """
        {"actor":{"mbox":"mailto:ana@example.test"},
         "verb":{"id":"http://adlnet.gov/expapi/verbs/scored"},
         "object":{"id":"http://example.test/o"},
         "result":{"score":{"raw":81.10,"scaled":0.62000000000000010000001},
                   "extensions":{"http://example.test/big":123456789012345678901234567890}}}
        """;
    Statement statement = parse((ObjectNode) XapiJson.read(text));
    assertThat(statement.toString())
        .contains("81.10", "0.62000000000000010000001", "123456789012345678901234567890");
  }

  @Test
  void context_activities_come_back_as_lists_and_ids_in_lower_case() {
    ObjectNode json = Fixtures.minimal().put("id", "8F87CCDE-BB56-4C2E-AB83-44982EF22DF0");
    json.set("context", Fixtures.read("context/full.json"));
    Statement statement = parse(json);
    assertThat(statement.json().at("/context/contextActivities/parent/0/id").asText())
        .isEqualTo("https://lms.example.test/1");
    assertThat(statement.json().path("id").asText())
        .isEqualTo("8f87ccde-bb56-4c2e-ab83-44982ef22df0");
    assertThat(statement.context().orElseThrow().contextActivities().all()).hasSize(3);
  }

  @Test
  void in_two_point_zero_times_come_back_in_utc() {
    ObjectNode json = Fixtures.minimal().put("timestamp", "2026-03-01T13:00:00.5+01:00");
    assertThat(Statement.parse(json, XapiVersion.V2_0_0).json().path("timestamp").asText())
        .isEqualTo("2026-03-01T12:00:00.500Z");
    assertThat(parse(json).json().path("timestamp").asText())
        .isEqualTo("2026-03-01T13:00:00.5+01:00");
  }

  @Test
  void nobody_can_change_a_statement_from_outside() {
    ObjectNode json = Fixtures.minimal();
    Statement statement = parse(json);
    String before = statement.toString();
    json.removeAll();
    statement.json().removeAll();
    assertThat(statement.withId(UUID.randomUUID()).withStored(NOON)).isNotEqualTo(statement);
    assertThat(statement).hasToString(before);
  }

  @Test
  void a_statement_that_voids_needs_a_reference() {
    ObjectNode json = Fixtures.minimal();
    json.putObject("verb").put("id", Verbs.VOIDED.id());
    assertThat(Statement.check(json, XapiVersion.V1_0_3))
        .extracting(Violation::specReference)
        .containsExactly("xAPI Data 2.3.2 Voiding");
    UUID target = UUID.randomUUID();
    json.set("object", new StatementRef(target).toJson());
    assertThat(parse(json).voids()).contains(target);
  }

  @Test
  void platform_and_revision_belong_to_activities_only() {
    ObjectNode json = Fixtures.minimal();
    json.set("object", Fixtures.read("object/agent.json"));
    json.set("context", Context.empty().withPlatform("Moodle").json());
    assertThat(Statement.check(json, XapiVersion.V1_0_3))
        .extracting(Violation::jsonPath)
        .containsExactly("$.context.platform");
  }

  @Test
  void each_version_takes_the_version_property_it_knows() {
    ObjectNode json = Fixtures.minimal().put("version", "2.0.0");
    assertThat(Statement.check(json, XapiVersion.V2_0_0)).isEmpty();
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).hasSize(1);
    json.put("version", "1.0.7");
    assertThat(Statement.check(json, XapiVersion.V2_0_0)).isEmpty();
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).isEmpty();
    json.put("version", "0.95");
    assertThat(Statement.check(json, XapiVersion.V2_0_0)).hasSize(1);
  }

  @Test
  void an_authority_is_an_agent_or_a_pair() {
    ObjectNode json = Fixtures.minimal();
    json.set("authority", Agent.mbox("a@example.test").toJson());
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).isEmpty();
    Agent one = Agent.mbox("a@example.test");
    json.set("authority", new Group(null, null, List.of(one, one)).toJson());
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).isEmpty();
    json.set("authority", new Group(null, null, List.of(one, one, one)).toJson());
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).hasSize(1);
  }

  @Test
  void what_is_too_deep_or_too_long_is_refused() {
    ObjectNode json = Fixtures.minimal();
    ObjectNode deep = json.putObject("result").putObject("extensions");
    for (int i = 0; i < XapiJson.MAX_DEPTH; i++) {
      deep = deep.putObject("http://example.test/deeper");
    }
    assertThat(Statement.check(json, XapiVersion.V1_0_3))
        .extracting(Violation::rule)
        .containsExactly("must not be nested deeper than 60");
    json.putObject("result").put("response", "x".repeat(XapiJson.MAX_STRING + 1));
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).hasSize(1);
  }

  @Test
  void an_endless_language_tag_is_refused_like_any_other() {
    ObjectNode json = Fixtures.minimal();
    json.putObject("context").put("language", "en" + "-aaaaa".repeat(100_000));
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).hasSize(1);
  }

  @Test
  void a_flood_of_violations_is_cut() {
    ObjectNode json = Fixtures.minimal();
    for (int i = 0; i < 50; i++) {
      json.put("unknown" + i, i);
    }
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).hasSize(20);
  }
}
