package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessResultTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ObjectNode statement(String figure) throws Exception {
    ObjectNode statement =
        (ObjectNode)
            JSON.readTree(
                """
                {"actor": {"account": {"homePage": "https://crm.example.test", "name": "77"}},
                 "object": {"id": "https://crm.example.test/deals/901"}}
                """);
    statement.putObject("verb").put("id", Verbs.BUSINESS_RESULT.id());
    statement
        .putObject("result")
        .putObject("extensions")
        .set(BusinessResult.EXTENSION, JSON.readTree(figure));
    return statement;
  }

  private static final String GOOD =
      """
      {"metric": "won-deal-amount", "value": 12000.5, "unit": "EUR", "grain": "person",
       "period": {"start": "2026-01-01", "end": "2026-01-31"}, "target": 15000}
      """;

  @Test
  void a_figure_with_metric_value_unit_period_target_and_grain_is_whole() throws Exception {
    assertThat(BusinessResult.isOne(statement(GOOD))).isTrue();
    assertThat(BusinessResult.check(statement(GOOD))).isEmpty();
    assertThat(BusinessResult.check(statement(GOOD.replace(", \"target\": 15000", "")))).isEmpty();
  }

  @Test
  void a_team_is_a_group_and_a_person_is_not() throws Exception {
    ObjectNode team = statement(GOOD);
    ((ObjectNode) team.get("actor")).put("objectType", "Group");
    assertThat(BusinessResult.check(team)).singleElement().asString().contains("is team");
    assertThat(BusinessResult.check(with(team, "person", "team"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "won-deal-amount | Won deals | metric",
        "12000.5 | \"12000\" | value",
        "EUR | '' | unit",
        "2026-01-01 | 2026-02-01 | period",
        "2026-01-31 | soon | period.end",
        "15000 | \"much\" | target",
        "\"metric\" | \"meter\" | meter"
      })
  void what_is_wrong_is_named(String good, String bad, String where) throws Exception {
    assertThat(BusinessResult.check(statement(GOOD.replace(good, bad))).toString()).contains(where);
  }

  @Test
  void a_statement_without_the_figure_is_none() throws Exception {
    ObjectNode bare = statement(GOOD);
    bare.remove("result");
    assertThat(BusinessResult.check(bare)).hasSize(1);
  }

  private static JsonNode with(JsonNode statement, String old, String now) throws Exception {
    return JSON.readTree(statement.toString().replace('"' + old + '"', '"' + now + '"'));
  }
}
