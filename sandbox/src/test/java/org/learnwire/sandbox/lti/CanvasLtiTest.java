package org.learnwire.sandbox.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a fake Canvas has to imitate, one test for each. Nothing here was seen on a real one. */
class CanvasLtiTest extends LtiTest {

  private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  private static final String NOW_ISH = Instant.now().minusSeconds(60).toString();
  private static String school;
  private static String sso;
  private static String client;
  private static JsonNode deployments;

  @BeforeAll
  static void register() throws IOException {
    school = server.url() + "/canvas";
    sso = school.replace("127.0.0.1", "localhost");
    client = PretendedTool.json(registered(school, tool.registration())).path("client_id").asText();
    HttpResponse<String> keys = tool.get(school + "/developer_keys?install=2&client=" + client);
    deployments = PretendedTool.json(keys).path("deployments");
  }

  private static HttpResponse<String> registered(String of, ObjectNode body) throws IOException {
    Map<String, String> invited =
        tool.invitation(of + "/developer_keys?url=" + tool.url() + "/lti/register");
    String may = "Bearer " + invited.get("registration_token");
    JsonNode configuration =
        PretendedTool.json(tool.get(invited.get("openid_configuration"), "Authorization", may));
    String to = configuration.path("registration_endpoint").asText();
    return tool.body("POST", to, body.toString(), "application/json", "Authorization", may);
  }

  private static String page(String more) {
    return school + "/login_initiation?course=2&client=" + client + more;
  }

  private static Map<String, String> login(String more) throws IOException {
    return PretendedTool.form(tool.get(page(more)));
  }

  private static Jwt launched(String more) throws IOException {
    return Jwt.parse(launch(page(more), sso + "/api/lti/authorize_redirect").get("id_token"));
  }

  private static Map<String, String> authorize(Map<String, String> ask) throws IOException {
    return PretendedTool.form(
        tool.get(school + "/api/lti/authorize?" + PretendedTool.encoded(ask)));
  }

  private static String user() {
    return "&user=" + learner;
  }

  @Test
  void sign_on_is_another_origin_that_sends_on_to_the_framing_one() throws IOException {
    Map<String, String> ask = tool.authentication(login(user()));
    HttpResponse<String> answer =
        tool.get(sso + "/api/lti/authorize_redirect?" + PretendedTool.encoded(ask));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(school + "/api/lti/authorize?");
    assertThat(URI.create(sso).getHost()).isNotEqualTo(URI.create(school).getHost());
  }

  @Test
  void a_hint_is_good_once() throws IOException {
    Map<String, String> ask = tool.authentication(login(user()));
    assertThat(authorize(ask)).containsKey("id_token");
    assertThat(authorize(ask))
        .containsEntry("error", "launch_no_longer_valid")
        .doesNotContainKey("id_token");
  }

  @Test
  void a_missing_prompt_is_posted_back_as_an_error_with_the_state() throws IOException {
    Map<String, String> ask = tool.authentication(login(user()));
    ask.remove("prompt");
    assertThat(authorize(ask))
        .containsEntry("error", "invalid_request_object")
        .containsEntry("state", "S")
        .containsEntry("action", tool.url() + "/lti/launch");
  }

  @Test
  void an_error_is_posted_without_a_token() throws IOException {
    Map<String, String> ask = tool.authentication(login(user()));
    ask.put("login_hint", "somebody else");
    assertThat(authorize(ask))
        .containsEntry("error", "login_required")
        .doesNotContainKey("id_token");
  }

  @Test
  void a_key_that_was_switched_off_is_unauthorized() throws IOException {
    Map<String, String> ask = tool.authentication(login(user()));
    tool.get(school + "/developer_keys?state=off&client=" + client);
    try {
      assertThat(authorize(ask)).containsEntry("error", "unauthorized_client");
    } finally {
      tool.get(school + "/developer_keys?client=" + client);
    }
  }

  @Test
  void the_token_names_azp_and_lives_an_hour_from_the_login_on() throws IOException {
    Jwt jwt = launched(user() + "&age=280");
    assertThat(jwt.claim("azp")).isEqualTo(client).isEqualTo(jwt.claim("aud"));
    assertThat(jwt.seconds("exp") - jwt.seconds("iat")).isEqualTo(3600);
    assertThat(jwt.seconds("iat")).isLessThanOrEqualTo(System.currentTimeMillis() / 1000 - 280);
  }

  @Test
  void variables_without_a_value_stay_in_custom_and_in_lis() throws IOException {
    String unnumbered = server.url() + "/sandbox/company";
    JsonNode people = PretendedTool.json(tool.get(unnumbered)).path("people");
    int somebody = 0;
    for (JsonNode each : people) {
      if (each.path("idnumber").asText().isEmpty()) {
        somebody = each.path("user").asInt();
      }
    }
    JsonNode claims = launched("&user=" + somebody).claims();
    assertThat(claims.path(CLAIM + "custom").path("lw_employee").asText())
        .isEqualTo("$Canvas.user.sisSourceId");
    assertThat(claims.path(CLAIM + "lis").path("person_sourcedid").asText())
        .isEqualTo("$Person.sourcedId");
  }

  @Test
  void a_learner_may_carry_the_institutions_instructor() throws IOException {
    JsonNode claims = launched(user() + "&institution=Instructor").claims();
    assertThat(Tool.texts(claims.path(CLAIM + "roles")))
        .contains(
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor",
            "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
  }

  @Test
  void the_account_is_a_context_without_services() throws IOException {
    JsonNode claims = launched(user() + "&placement=account_navigation").claims();
    assertThat(claims.path(CLAIM + "context").path("type").path(0).asText()).isEqualTo("Account");
    assertThat(claims.has(AGS)).isFalse();
  }

  @Test
  void an_anonymous_visitor_has_no_subject() throws IOException {
    JsonNode claims = launched("").claims();
    assertThat(claims.has("sub")).isFalse();
    assertThat(claims.has("name")).isFalse();
  }

  @Test
  void one_client_has_two_deployments() throws IOException {
    assertThat(deployments).hasSize(2);
    String second = deployments.path(1).asText();
    Jwt jwt =
        launched(user() + "&deployment=" + PretendedTool.encoded(Map.of("x", second)).substring(2));
    assertThat(jwt.claim(CLAIM + "deployment_id")).isEqualTo(second).contains(":");
  }

  @Test
  void two_self_hosted_ones_share_an_issuer_and_no_key() throws IOException {
    JsonNode two = PretendedTool.json(tool.get(server.url() + "/canvas-two/api/lti/security/jwks"));
    JsonNode three =
        PretendedTool.json(tool.get(server.url() + "/canvas-three/api/lti/security/jwks"));
    assertThat(two.path("keys").path(0).path("n"))
        .isNotEqualTo(three.path("keys").path(0).path("n"));
  }

  @Test
  void the_storage_frame_is_served_from_the_sign_on_origin() throws IOException {
    String page = tool.get(school + "/external_tools?course=2&client=" + client + user()).body();
    assertThat(page)
        .contains("name=\"post_message_forwarding\"")
        .contains("src=\"" + sso + "/post_message_forwarding\"")
        .contains("name=\"tool_content\"");
    assertThat(login(user())).containsEntry("lti_storage_target", "post_message_forwarding");
    assertThat(login(user() + "&storage=off")).doesNotContainKey("lti_storage_target");
    for (String mode : new String[] {"silent", "exhausted", "wrong-origin"}) {
      String around = school + "/external_tools?course=2&storage=" + mode + "&client=" + client;
      assertThat(tool.get(around).body()).contains("MODE = '" + mode + "'");
    }
  }

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
  void a_score_of_the_same_time_is_taken_and_an_earlier_one_is_not() throws IOException {
    String[] may = may();
    String item = lineItem(may);
    String user = String.valueOf(learner);
    HttpResponse<String> first = post(item, score(user, 9, "FullyGraded", NOW_ISH), may);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(PretendedTool.json(first).has("resultUrl")).isTrue();
    assertThat(post(item, score(user, 8, "FullyGraded", NOW_ISH), may).statusCode()).isEqualTo(200);
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

  @Test
  void deep_linking_has_no_data_and_wants_the_issuer_as_audience() throws IOException {
    JsonNode settings =
        launched("&message=LtiDeepLinkingRequest&placement=assignment_selection&user=" + teacher)
            .claims()
            .path("https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings");
    assertThat(settings.has("data")).isFalse();
    assertThat(settings.path("accept_multiple").asBoolean()).isFalse();
    String url = settings.path("deep_link_return_url").asText();
    ObjectNode claims = tool.assertion(client, URI.create(school).getHost()).put("nonce", "n");
    claims
        .putArray("https://purl.imsglobal.org/spec/lti-dl/claim/content_items")
        .addObject()
        .put("type", "ltiResourceLink")
        .put("title", "Practice")
        .putObject("lineItem")
        .put("scoreMaximum", 10);
    assertThat(tool.post(url, Map.of("JWT", tool.sign(claims))).statusCode()).isEqualTo(400);
    claims.put("aud", school).put("iat", claims.path("iat").asLong() - 360);
    assertThat(tool.post(url, Map.of("JWT", tool.sign(claims))).body()).contains("too old");
    claims.put("iat", claims.path("iat").asLong() + 360);
    HttpResponse<String> added = tool.post(url, Map.of("JWT", tool.sign(claims)));
    assertThat(added.statusCode()).isEqualTo(200);
    String id = added.body().replaceAll("(?s).*<li>(\\d+): .*", "$1");
    assertThat(launched(user() + "&link=" + id).claims().path(AGS).has("lineitem")).isTrue();
  }

  @Test
  void registration_wants_a_bearer_has_prefixed_placements_and_names_no_deployment()
      throws IOException {
    Map<String, String> invited =
        tool.invitation(school + "/developer_keys?url=" + tool.url() + "/lti/register");
    HttpResponse<String> bare = tool.get(invited.get("openid_configuration"));
    assertThat(bare.statusCode()).isEqualTo(401);
    JsonNode configuration =
        PretendedTool.json(
            tool.get(
                invited.get("openid_configuration"),
                "Authorization",
                "Bearer " + invited.get("registration_token")));
    assertThat(configuration.toString())
        .contains("https://canvas.instructure.com/lti/course_navigation");
    assertThat(configuration.path("issuer").asText()).isEqualTo(school);
    ObjectNode bad = tool.registration();
    bad.remove("grant_types");
    HttpResponse<String> refused = registered(school, bad);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(PretendedTool.json(refused).path("errors")).hasSize(1);
    JsonNode good = PretendedTool.json(registered(school, tool.registration()));
    assertThat(good.findValue("deployment_id")).isNull();
    assertThat(good.path("scope").asText()).endsWith("openid");
  }

  @Test
  void throttling_is_a_429_and_was_a_403() throws IOException {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    kinds.put("throttle", 429);
    kinds.put("error", 403);
    for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
      String fault =
          "{\"system\": \"canvas-lti\", \"match\": \"names\", \"kind\": \"" + kind.getKey() + "\"}";
      tool.body("POST", server.url() + "/sandbox/faults", fault, "application/json");
      HttpResponse<String> answer = tool.get(school + "/api/lti/courses/2/names_and_roles", may());
      assertThat(answer.statusCode()).isEqualTo(kind.getValue());
      assertThat(answer.body()).contains("Rate Limit Exceeded");
    }
  }
}
