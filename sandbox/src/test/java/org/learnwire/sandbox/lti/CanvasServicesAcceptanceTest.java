package org.learnwire.sandbox.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a fake Canvas has to imitate of services and deep linking, one test for each: the table in
 * README.md says what of it a tool has to bear, and which test of ours shows that it does. Nothing
 * here was seen on a real one.
 */
class CanvasServicesAcceptanceTest extends CanvasCase {
  @Test
  void a_single_ungranted_scope_refuses_the_whole_token() throws IOException {
    String url = sso + "/login/oauth2/token";
    ObjectNode assertion = tool.assertion(client, url);
    HttpResponse<String> refused = tool.token(url, assertion, Scopes.SCORE + " lti-ags/lineitem");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(PretendedTool.json(refused).path("error").asText()).isEqualTo("invalid_scope");
    assertThat(tool.token(url, assertion, Scopes.SCORE).statusCode()).isEqualTo(200);
  }

  @Test
  void the_audience_is_the_address_that_was_called() throws IOException {
    String url = sso + "/login/oauth2/token";
    assertThat(
            tool.token(url, tool.assertion(client, "canvas.instructure.com"), Scopes.SCORE).body())
        .contains("the 'aud' is invalid");
    String own = school + "/login/oauth2/token";
    assertThat(tool.token(own, tool.assertion(client, own), Scopes.SCORE).statusCode())
        .isEqualTo(200);
  }

  @Test
  void an_assertion_of_six_minutes_ago_is_too_old() throws IOException {
    String url = sso + "/login/oauth2/token";
    ObjectNode old = tool.assertion(client, url);
    old.put("iat", old.path("iat").asLong() - 360);
    assertThat(tool.token(url, old, Scopes.SCORE).body()).contains("5 minutes");
    assertThat(tool.token(url, tool.assertion("1", url), Scopes.SCORE).statusCode()).isEqualTo(401);
  }

  private static String[] may() throws IOException {
    String url = sso + "/login/oauth2/token";
    String scopes = String.join(" ", Scopes.ALL);
    return new String[] {
      "Authorization", access(tool.token(url, tool.assertion(client, url), scopes))
    };
  }

  private static String lineItem(String... may) throws IOException {
    HttpResponse<String> made =
        tool.body(
            "POST",
            school + "/api/lti/courses/2/line_items",
            "{\"label\": \"Practice\", \"scoreMaximum\": 10}",
            MoodleServices.ITEM,
            may);
    assertThat(made.statusCode()).isEqualTo(201);
    return PretendedTool.json(made).path("id").asText();
  }

  private static HttpResponse<String> post(String item, ObjectNode score, String... may)
      throws IOException {
    return tool.body("POST", item + "/scores", score.toString(), SCORE, may);
  }

  private static JsonNode kept(String item) throws IOException {
    String id = item.substring(item.lastIndexOf('/') + 1);
    JsonNode state = PretendedTool.json(tool.get(server.url() + "/sandbox/state"));
    for (JsonNode result : state.path("things").path("canvas/lti-results")) {
      if (result.path("item").asText().equals(id)) {
        return result;
      }
    }
    throw new IllegalStateException("no result of " + id);
  }

  @Test
  void a_score_of_the_same_time_is_taken() throws IOException {
    String[] may = may();
    String item = lineItem(may);
    String user = String.valueOf(learner);
    HttpResponse<String> first = post(item, score(user, 9, "FullyGraded", NOW_ISH), may);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(PretendedTool.json(first).has("resultUrl")).isTrue();
    assertThat(post(item, score(user, 8, "FullyGraded", NOW_ISH), may).statusCode()).isEqualTo(200);
  }

  @Test
  void a_score_of_an_earlier_time_is_not_taken() throws IOException {
    String[] may = may();
    String item = lineItem(may);
    String user = String.valueOf(learner);
    post(item, score(user, 9, "FullyGraded", NOW_ISH), may);
    String before = Instant.parse(NOW_ISH).minusSeconds(1).toString();
    assertThat(post(item, score(user, 7, "FullyGraded", before), may).statusCode()).isEqualTo(400);
  }

  @Test
  void a_teachers_score_is_unprocessable() throws IOException {
    String[] may = may();
    HttpResponse<String> answer =
        post(lineItem(may), score(String.valueOf(teacher), 9, "FullyGraded", NOW_ISH), may);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("not a student");
  }

  @Test
  void a_pending_score_clears_the_grade_unless_it_is_to_be_kept() throws IOException {
    String[] may = may();
    String item = lineItem(may);
    String user = String.valueOf(learner);
    post(item, score(user, 9, "FullyGraded", NOW_ISH), may);
    ObjectNode pending = score(user, 9, "Pending", NOW_ISH);
    pending
        .putObject("https://canvas.instructure.com/lti/submission")
        .put("preserve_score", true)
        .put("new_submission", false);
    post(item, pending, may);
    assertThat(kept(item).path("score").asDouble()).isEqualTo(9);
    assertThat(kept(item).path("attempts").asInt()).as("a new attempt only once").isEqualTo(1);
    post(item, score(user, 9, "Pending", NOW_ISH), may);
    assertThat(kept(item).has("score")).isFalse();
    assertThat(kept(item).path("attempts").asInt()).as("and by default again").isEqualTo(2);
  }

  @Test
  void a_comment_is_added_at_every_post() throws IOException {
    String[] may = may();
    String item = lineItem(may);
    ObjectNode score = score(String.valueOf(learner), 9, "FullyGraded", NOW_ISH);
    post(item, score.put("comment", "seen"), may);
    post(item, score, may);
    assertThat(kept(item).path("comments")).hasSize(2);
  }

  @Test
  void members_come_fifty_a_page_and_are_always_active() throws IOException {
    String url = school + "/api/lti/courses/2/names_and_roles";
    HttpResponse<String> page = tool.get(url + "?limit=200", may());
    assertThat(PretendedTool.json(page).path("members")).hasSize(50);
    assertThat(page.headers().firstValue("Link").orElseThrow())
        .contains("per_page=50", "rel=\"next\"");
    assertThat(PretendedTool.json(tool.get(url + "?role=Learner", may())).path("members"))
        .isEmpty();
  }

  private static JsonNode picking() throws IOException {
    return launched("&message=LtiDeepLinkingRequest&placement=assignment_selection&user=" + teacher)
        .claims()
        .path("https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings");
  }

  /** The answer of a tool that was asked to choose, for somebody. */
  private static ObjectNode chosen(String audience) {
    ObjectNode claims = tool.assertion(client, audience).put("nonce", "n");
    claims
        .putArray("https://purl.imsglobal.org/spec/lti-dl/claim/content_items")
        .addObject()
        .put("type", "ltiResourceLink")
        .put("title", "Practice")
        .putObject("lineItem")
        .put("scoreMaximum", 10);
    return claims;
  }

  @Test
  void deep_linking_has_no_data_and_keeps_its_state_in_the_address() throws IOException {
    JsonNode settings = picking();
    assertThat(settings.has("data")).isFalse();
    assertThat(settings.path("accept_multiple").asBoolean()).isFalse();
    assertThat(settings.path("deep_link_return_url").asText()).contains("data=");
  }

  @Test
  void deep_linking_for_the_schools_host_in_place_of_the_issuer_is_refused() throws IOException {
    String url = picking().path("deep_link_return_url").asText();
    String host = URI.create(school).getHost();
    assertThat(tool.post(url, Map.of("JWT", tool.sign(chosen(host)))).statusCode()).isEqualTo(400);
    HttpResponse<String> added = tool.post(url, Map.of("JWT", tool.sign(chosen(school))));
    assertThat(added.statusCode()).isEqualTo(200);
    String id = added.body().replaceAll("(?s).*<li>(\\d+): .*", "$1");
    assertThat(launched(user() + "&link=" + id).claims().path(AGS).has("lineitem")).isTrue();
  }

  @Test
  void deep_linking_that_was_signed_six_minutes_ago_is_refused() throws IOException {
    String url = picking().path("deep_link_return_url").asText();
    ObjectNode old = chosen(school);
    old.put("iat", old.path("iat").asLong() - 360);
    assertThat(tool.post(url, Map.of("JWT", tool.sign(old))).body()).contains("too old");
  }

  @ParameterizedTest
  @CsvSource({"throttle, 429", "error, 403"})
  void throttling_is_a_429_and_was_a_403(String kind, int status) throws IOException {
    String fault = "{\"system\": \"canvas-lti\", \"match\": \"names\", \"kind\": \"" + kind + "\"}";
    tool.body("POST", server.url() + "/sandbox/faults", fault, "application/json");
    HttpResponse<String> answer = tool.get(school + "/api/lti/courses/2/names_and_roles", may());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("Rate Limit Exceeded");
  }
}
