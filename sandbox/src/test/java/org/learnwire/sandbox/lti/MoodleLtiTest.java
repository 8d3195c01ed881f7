package org.learnwire.sandbox.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.learnwire.sandbox.http.Json;

/** Moodle's dialect against what was recorded: {@code lti-*} of the captures. */
class MoodleLtiTest extends LtiTest {

  private static String lti;
  private static String client;

  @BeforeAll
  static void register() throws IOException {
    lti = server.url() + "/moodle/mod/lti/";
    Map<String, String> invited =
        tool.invitation(lti + "startltiadvregistration.php?url=" + tool.url() + "/lti/register");
    assertThat(invited.get("openid_configuration")).isEqualTo(lti + "openid-configuration.php");
    String token = invited.get("registration_token");
    ObjectNode body = tool.registration();
    body.put("scope", String.join(" ", Scopes.GRADES) + " " + Scopes.MEMBERS);
    HttpResponse<String> answer = registered(body, token);
    assertThat(answer.statusCode()).isEqualTo(200);
    client = PretendedTool.json(answer).path("client_id").asText();
    assertThat(registered(body, token).body()).isEqualTo("token_already_used");
    String launch = lti + "launch.php?course=2&user=" + learner;
    assertThat(tool.get(launch).statusCode()).as("pending").isEqualTo(404);
    tool.get(lti + "toolconfigure.php?client=" + client);
  }

  private static HttpResponse<String> registered(ObjectNode body, String token) throws IOException {
    return tool.body(
        "POST",
        lti + "openid-registration.php",
        body.toString(),
        "application/json",
        "Authorization",
        "Bearer " + token);
  }

  private static String token(String scopes) throws IOException {
    return access(tool.token(lti + "token.php", tool.assertion(client, lti + "token.php"), scopes));
  }

  @Test
  void registration_refuses_in_moodles_words_and_overstates_scopes() throws IOException {
    String page = lti + "startltiadvregistration.php?url=" + tool.url() + "/lti/register";
    String token = tool.invitation(page).get("registration_token");
    ObjectNode bad = tool.registration();
    bad.put("token_endpoint_auth_method", "client_secret_basic");
    assertThat(registered(bad, token).body()).isEqualTo("invalid_token_endpoint_auth_method");
    bad = tool.registration();
    bad.remove("jwks_uri");
    assertThat(registered(bad, token).body()).isEqualTo("missing required attribute jwks_uri");
    bad = tool.registration();
    ((ObjectNode) bad.path(Tool.CONFIGURATION)).remove("domain");
    assertThat(registered(bad, token).body()).isEqualTo("missing_domain");
    bad = tool.registration();
    ((ObjectNode) bad.path(Tool.CONFIGURATION)).put("target_link_uri", "http://elsewhere.test/x");
    assertThat(registered(bad, token).body()).isEqualTo("domain_targetlinkuri_mismatch");
    assertThat(registered(tool.registration(), "x.y.z").statusCode()).isEqualTo(404);
    HttpResponse<String> none =
        tool.body("POST", lti + "openid-registration.php", "{}", "application/json");
    assertThat(none.statusCode() + none.body()).isEqualTo("401missing_registration_token");
    JsonNode answer =
        PretendedTool.json(
            registered(tool.registration().put("scope", Scopes.LINE_ITEM_READ), token));
    assertThat(answer.path("scope").asText()).contains(Scopes.SCORE, Scopes.RESULT_READ);
    assertThat(answer.path(Tool.CONFIGURATION).path("deployment_id").asText()).isNotEmpty();
  }

  @Test
  void one_page_takes_a_tool_and_opens_a_course_with_it() throws IOException {
    String page = tool.get(server.url() + "/lti").body();
    assertThat(page)
        .contains("<form action=\"/moodle/mod/lti/startltiadvregistration.php\">")
        .contains("<form action=\"/canvas/developer_keys\">");
    String open = "/moodle/mod/lti/view.php?course=2&client=" + client + "&user=5";
    assertThat(page).contains("href=\"" + Html.escape(open) + "\"");
    HttpResponse<String> course = tool.get(server.url() + open);
    assertThat(course.statusCode()).isEqualTo(200);
    assertThat(course.body()).contains("<iframe");
  }

  @Test
  void a_launch_has_the_claims_that_were_recorded() throws IOException {
    Map<String, String> login =
        PretendedTool.form(tool.get(lti + "launch.php?course=2&user=" + learner));
    assertThat(login)
        .containsOnlyKeys(
            "action",
            "iss",
            "target_link_uri",
            "login_hint",
            "lti_message_hint",
            "client_id",
            "lti_deployment_id");
    Map<String, String> posted =
        launch(lti + "launch.php?course=2&user=" + learner, lti + "auth.php");
    Jwt jwt = Jwt.parse(posted.get("id_token"));
    assertThat(jwt.header().path("alg").asText()).isEqualTo("RS256");
    JsonNode keys = PretendedTool.json(tool.get(lti + "certs.php"));
    assertThat(jwt.signedBy(Keys.find(keys, jwt.header().path("kid").asText()))).isTrue();
    JsonNode recorded = recorded();
    recorded
        .fieldNames()
        .forEachRemaining(name -> assertThat(jwt.claims().has(name)).as(name).isTrue());
    assertThat(jwt.seconds("exp") - jwt.seconds("iat")).isEqualTo(60);
    String claim = "https://purl.imsglobal.org/spec/lti/claim/";
    assertThat(jwt.claims().path(claim + "custom").path("unknown").asText()).isEqualTo("$No.Such");
    assertThat(jwt.claims().path(claim + "roles").path(0).asText()).endsWith("membership#Learner");
    assertThat(
            jwt.claims()
                .path("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                .path("lineitems")
                .asText())
        .isEqualTo(lti + "services.php/2/lineitems?type_id=1");
  }

  /** The claims that every recorded launch has. */
  private static JsonNode recorded() throws IOException {
    JsonNode all =
        Json.MAPPER
            .readTree(
                MoodleLtiTest.class.getResource("/captures-lti/lti-launch-student-id_token.json"))
            .path("id_token_payload");
    ((ObjectNode) all).remove("https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome");
    return all;
  }

  @Test
  void the_authentication_request_is_refused_as_recorded() throws IOException {
    String page = lti + "launch.php?course=2&user=" + learner;
    Map<String, String> good = tool.authentication(PretendedTool.form(tool.get(page)));
    assertThat(asked(good, "client_id", "zzz")).containsEntry("error", "unauthorized_client");
    assertThat(asked(good, "response_mode", ""))
        .containsEntry("error_description", "Invalid response_mode");
    for (String[] bad :
        new String[][] {
          {"nonce", ""}, {"scope", "openid email"}, {"redirect_uri", tool.url() + "/lti/launch?x=1"}
        }) {
      assertThat(asked(good, bad[0], bad[1])).as(bad[0]).isEmpty();
    }
    assertThat(asked(good, "login_hint", "999")).containsEntry("error", "access_denied");
    good = tool.authentication(PretendedTool.form(tool.get(page)));
    assertThat(asked(good, "state", "T")).containsEntry("state", "T").containsKey("id_token");
    assertThat(asked(good, "state", "T")).as("a hint is good once").isEmpty();
  }

  private static Map<String, String> asked(Map<String, String> good, String name, String value)
      throws IOException {
    Map<String, String> changed = new LinkedHashMap<>(good);
    changed.put(name, value);
    return PretendedTool.form(tool.get(lti + "auth.php?" + PretendedTool.encoded(changed)));
  }

  @Test
  void a_token_is_text_html_and_drops_what_was_not_granted() throws IOException {
    ObjectNode wrongAudience = tool.assertion(client, "https://evil.example/");
    HttpResponse<String> answer =
        tool.token(lti + "token.php", wrongAudience, Scopes.SCORE + " openid");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(PretendedTool.json(answer).path("scope").asText()).isEqualTo(Scopes.SCORE);
    assertThat(tool.token(lti + "token.php", wrongAudience, "openid").body())
        .contains("invalid_scope");
    assertThat(tool.token(lti + "token.php", tool.assertion("NOPE", "x"), Scopes.SCORE).body())
        .contains("invalid_client");
    ObjectNode old = tool.assertion(client, "x").put("exp", 2000);
    assertThat(tool.token(lti + "token.php", old, Scopes.SCORE).body()).contains("Expired token");
  }

  @Test
  void the_gradebook_wants_its_media_types_and_later_seconds() throws IOException {
    String items = lti + "services.php/2/lineitems?type_id=1";
    String[] may = {"Authorization", token(String.join(" ", Scopes.ALL))};
    assertThat(tool.get(items, "Accept", "*/*").statusCode()).isEqualTo(400);
    assertThat(tool.get(items, "Accept", MoodleServices.LIST).statusCode()).isEqualTo(401);
    String made = "{\"label\": \"Practice\", \"scoreMaximum\": 100, \"tag\": \"t\"}";
    HttpResponse<String> created = tool.body("POST", items, made, MoodleServices.ITEM, may);
    assertThat(created.statusCode()).isEqualTo(201);
    String item = PretendedTool.json(created).path("id").asText();
    String scores = item.replace("?", "/scores?");
    String now = Instant.now().minusSeconds(5).toString();
    String user = String.valueOf(learner);
    assertThat(post(scores, score(user, 9, "FullyGraded", now), may)).isEqualTo(200);
    assertThat(post(scores, score(user, 9, "FullyGraded", now), may)).isEqualTo(409);
    assertThat(post(scores, score(String.valueOf(teacher), 9, "FullyGraded", now), may))
        .isEqualTo(400);
    assertThat(post(scores, score("99999", 9, "FullyGraded", now), may)).isEqualTo(400);
    assertThat(post(item + "/scores", score(user, 9, "FullyGraded", now), may)).isEqualTo(400);
    String results = item.replace("?", "/results?") + "&user_id=" + user;
    assertThat(
            PretendedTool.json(
                    tool.get(
                        results,
                        "Authorization",
                        may[1],
                        "Accept",
                        "application/vnd.ims.lis.v2.resultcontainer+json"))
                .path(0)
                .path("resultScore")
                .asDouble())
        .isEqualTo(90);
    assertThat(
            post(
                scores,
                score(user, 9, "PendingManual", Instant.now().minusSeconds(2).toString()),
                may))
        .isEqualTo(200);
    assertThat(
            PretendedTool.json(
                    tool.get(
                        results,
                        "Authorization",
                        may[1],
                        "Accept",
                        "application/vnd.ims.lis.v2.resultcontainer+json"))
                .path(0)
                .has("resultScore"))
        .as("a pending score empties the grade")
        .isFalse();
    HttpResponse<String> page =
        tool.get(items + "&limit=1", "Authorization", may[1], "Accept", MoodleServices.LIST);
    assertThat(page.headers().firstValue("Link").orElseThrow())
        .contains("&amp;limit=1", "\u00e2\u0080\u009cnext");
  }

  private static int post(String url, ObjectNode score, String... may) throws IOException {
    return tool.body("POST", url, score.toString(), SCORE, may).statusCode();
  }

  @Test
  void members_have_short_roles_and_pages() throws IOException {
    String url = lti + "services.php/CourseSection/2/bindings/1/memberships";
    String may = token(Scopes.MEMBERS);
    JsonNode page = PretendedTool.json(tool.get(url + "?limit=3", "Authorization", may));
    assertThat(page.path("members")).hasSize(3);
    assertThat(page.path("members").findValuesAsText("status")).containsOnly("Active");
    assertThat(
            PretendedTool.json(tool.get(url + "?role=Instructor", "Authorization", may))
                .path("members")
                .path(0)
                .path("roles")
                .path(0)
                .asText())
        .isEqualTo("Instructor");
  }

  @Test
  void deep_linking_places_links_that_can_be_launched() throws IOException {
    Map<String, String> posted =
        launch(lti + "contentitem.php?course=2&user=" + teacher, lti + "auth.php");
    JsonNode settings =
        Jwt.parse(posted.get("id_token"))
            .claims()
            .path("https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings");
    assertThat(settings.has("data")).isFalse();
    ObjectNode claims = tool.assertion(client, server.url() + "/moodle").put("nonce", "n");
    claims
        .putArray("https://purl.imsglobal.org/spec/lti-dl/claim/content_items")
        .addObject()
        .put("type", "ltiResourceLink")
        .put("title", "My loop")
        .put("text", "<b>hello</b>")
        .putObject("lineItem")
        .put("label", "Practice")
        .put("scoreMaximum", 25);
    String url = settings.path("deep_link_return_url").asText();
    HttpResponse<String> saved = tool.post(url, Map.of("JWT", tool.sign(claims)));
    String id = saved.body().replaceAll("(?s).*<li>(\\d+): My loop.*", "$1");
    Jwt launched =
        Jwt.parse(
            launch(lti + "launch.php?id=" + id + "&user=" + learner, lti + "auth.php")
                .get("id_token"));
    JsonNode link =
        launched.claims().path("https://purl.imsglobal.org/spec/lti/claim/resource_link");
    assertThat(link.path("description").asText()).isEqualTo("HELLO");
    assertThat(
            launched
                .claims()
                .path("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                .has("lineitem"))
        .isTrue();
    claims.put("aud", "http://elsewhere.test");
    assertThat(tool.post(url, Map.of("JWT", tool.sign(claims))).statusCode()).isEqualTo(404);
  }
}
