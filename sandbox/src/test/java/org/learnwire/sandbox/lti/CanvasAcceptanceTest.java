package org.learnwire.sandbox.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a fake Canvas has to imitate of launches and registration, one test for each: the table in
 * README.md says what of it a tool has to bear, and which test of ours shows that it does. Nothing
 * here was seen on a real one.
 */
class CanvasAcceptanceTest extends CanvasCase {
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
  void a_hint_is_good_for_five_minutes() throws IOException {
    assertThat(authorize(tool.authentication(login(user() + "&age=290")))).containsKey("id_token");
    assertThat(authorize(tool.authentication(login(user() + "&age=301"))))
        .containsEntry("error", "launch_no_longer_valid");
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
    for (String name : new String[] {"/canvas-two", "/canvas-three"}) {
      String page = server.url() + name + "/developer_keys?url=" + tool.url() + "/lti/register";
      Map<String, String> invited = tool.invitation(page);
      String may = "Bearer " + invited.get("registration_token");
      assertThat(
              PretendedTool.json(
                      tool.get(invited.get("openid_configuration"), "Authorization", may))
                  .path("issuer")
                  .asText())
          .isEqualTo("https://canvas.instructure.com");
    }
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
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "exhausted", "wrong-origin"})
  void the_storage_frame_may_fail_a_tool_in_this_way(String how) throws IOException {
    String around = school + "/external_tools?course=2&storage=" + how + "&client=" + client;
    assertThat(tool.get(around).body()).contains("MODE = '" + how + "'");
    assertThat(login(user() + "&storage=" + how))
        .as("a tool is not told beforehand")
        .containsEntry("lti_storage_target", "post_message_forwarding");
  }

  private static Map<String, String> invited() throws IOException {
    return tool.invitation(school + "/developer_keys?url=" + tool.url() + "/lti/register");
  }

  @Test
  void the_configuration_wants_a_bearer() throws IOException {
    assertThat(tool.get(invited().get("openid_configuration")).statusCode()).isEqualTo(401);
  }

  @Test
  void placements_are_named_with_a_prefix() throws IOException {
    Map<String, String> invited = invited();
    String may = "Bearer " + invited.get("registration_token");
    JsonNode configuration =
        PretendedTool.json(tool.get(invited.get("openid_configuration"), "Authorization", may));
    assertThat(configuration.toString())
        .contains("https://canvas.instructure.com/lti/course_navigation");
    assertThat(configuration.path("issuer").asText()).isEqualTo(school);
  }

  @Test
  void a_registration_that_lacks_something_is_unprocessable() throws IOException {
    ObjectNode bad = tool.registration();
    bad.remove("grant_types");
    HttpResponse<String> refused = registered(school, bad);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(PretendedTool.json(refused).path("errors")).hasSize(1);
  }

  @Test
  void a_registration_is_told_no_deployment() throws IOException {
    JsonNode good = PretendedTool.json(registered(school, tool.registration()));
    assertThat(good.findValue("deployment_id")).isNull();
    assertThat(good.path("scope").asText()).endsWith("openid");
  }
}
