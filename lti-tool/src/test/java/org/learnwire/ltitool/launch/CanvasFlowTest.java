package org.learnwire.ltitool.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Launches of schools that share an issuer, as their platform is documented to send them: framed by
 * a host that neither issuer nor sign-on names.
 */
class CanvasFlowTest extends FlowCase {
  private static MockHttpServletRequestBuilder begins(String school) {
    return post("/lti/login")
        .param("iss", "https://canvas.instructure.com")
        .param("client_id", "10000000000012")
        .param("login_hint", "5")
        .param("lti_storage_target", "post_message_forwarding")
        .param("target_link_uri", HOME + "/lti/launch")
        .header("Sec-Fetch-Dest", "iframe")
        .header("Origin", school);
  }

  private static Map<String, Object> claims(String school) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://canvas.instructure.com");
    claims.put("aud", "10000000000012");
    claims.put("azp", "10000000000012");
    claims.put("name", null);
    claims.put("email", null);
    claims.put(LTI + "deployment_id", "1:a");
    claims.put(
        LTI + "launch_presentation",
        Map.of("return_url", school + "/courses/10/external_content/success"));
    return claims;
  }

  /** Without a cookie of ours, as a browser that blocks them sends it. */
  private static MockHttpServletResponse launched(
      MockHttpServletResponse begun, String school, Consumer<Map<String, Object>> but)
      throws Exception {
    Map<String, String> asked = query(begun.getRedirectedUrl());
    Map<String, Object> claims = claims(school);
    but.accept(claims);
    return sent(
        post("/lti/launch")
            .param("id_token", token(asked.get("nonce"), claims))
            .param("state", asked.get("state"))
            .header("Origin", school));
  }

  @Test
  void the_first_launch_from_a_school_goes_on_at_once_and_is_asked_to_be_made_again()
      throws Exception {
    String school = "https://first.instructure.com";
    MockHttpServletResponse begun = sent(begins(school));
    assertThat(begun.getStatus()).as("nobody unknown frames a page of ours").isEqualTo(302);

    MockHttpServletResponse page = launched(begun, school, claims -> {});
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors", school);
    assertThat(page.getContentAsString())
        .contains("first launch from this address", "Reload the page once");
    assertThat(page.getHeaders("Set-Cookie")).isEmpty();

    MockHttpServletResponse again = sent(begins(school));
    assertThat(again.getStatus()).as("the platform is asked to keep it now").isEqualTo(200);
    assertThat(again.getContentAsString()).contains("data-target=\"post_message_forwarding\"");
    assertThat(again.getHeader("Content-Security-Policy"))
        .contains(
            "frame-ancestors https://canvas.instructure.com "
                + school
                + " https://sso.canvaslms.com");
    assertThat(sent(begins("https://evil.test")).getStatus()).isEqualTo(302);
  }

  @Test
  void a_second_launch_without_anything_kept_is_not_told_to_reload_again() throws Exception {
    String school = "https://second.instructure.com";
    launched(sent(begins(school)), school, claims -> {});
    MockHttpServletResponse begun = sent(begins("https://elsewhere.test"));
    assertThat(launched(begun, school, claims -> {}).getContentAsString())
        .contains("in a new window")
        .doesNotContain("Reload the page once");
  }

  @Test
  void a_launch_that_waits_makes_no_origin_known_and_is_still_readable_where_it_was_opened()
      throws Exception {
    String school = "https://waiting.instructure.com";
    MockHttpServletResponse refused =
        launched(sent(begins(school)), school, claims -> claims.put(LTI + "deployment_id", "9:z"));
    assertThat(refused.getStatus()).isEqualTo(403);
    assertThat(refused.getContentAsString()).contains("deployment-waiting", "9:z");
    assertThat(refused.getHeader("Content-Security-Policy"))
        .as("it was signed, so it may be read within the school's page")
        .contains(
            "frame-ancestors https://canvas.instructure.com https://sso.canvaslms.com " + school);
    assertThat(sent(begins(school)).getStatus()).isEqualTo(302);
  }

  @Test
  void a_refusal_is_not_shown_where_only_a_stranger_says_that_it_came_from() throws Exception {
    MockHttpServletResponse begun = sent(begins("https://evil.test"));
    Map<String, String> asked = query(begun.getRedirectedUrl());
    String token = token(asked.get("nonce"), claims("https://evil.test"));
    MockHttpServletResponse refused =
        sent(
            post("/lti/launch")
                .param("id_token", token.substring(0, token.length() - 4) + "AAAA")
                .param("state", asked.get("state"))
                .header("Origin", "https://evil.test"));
    assertThat(refused.getContentAsString()).contains("signature-wrong");
    assertThat(refused.getHeader("Content-Security-Policy")).doesNotContain("evil");
  }

  @Test
  void an_anonymous_visitor_reads_in_the_frame_what_is_missing_and_gets_no_session()
      throws Exception {
    String school = "https://public.instructure.com";
    MockHttpServletResponse page =
        launched(
            sent(begins(school)),
            school,
            claims -> {
              claims.put("sub", null);
              claims.put(
                  LTI + "roles",
                  List.of("http://purl.imsglobal.org/vocab/lis/v2/system/person#None"));
            });
    assertThat(page.getStatus()).isEqualTo(403);
    assertThat(page.getContentAsString())
        .contains("does not say who you are", "Sign in to the platform", "subject-missing")
        .doesNotContain("Exception", "eyJ");
    assertThat(page.getHeader("Content-Security-Policy")).contains(school);
    assertThat(page.getHeaders("Set-Cookie")).isEmpty();
  }

  @Test
  void what_the_platform_refuses_is_shown_where_it_is_known() throws Exception {
    String school = "https://known.instructure.com";
    launched(sent(begins(school)), school, claims -> {});
    String state =
        sent(begins("https://another.test"))
            .getRedirectedUrl()
            .replaceFirst(".*state=([^&]*)&.*", "$1");
    MockHttpServletResponse refused =
        sent(
            post("/lti/launch")
                .param("error", "launch_no_longer_valid")
                .param("state", java.net.URLDecoder.decode(state, "UTF-8"))
                .header("Origin", school));
    assertThat(refused.getContentAsString()).contains("launch_no_longer_valid");
    assertThat(refused.getHeader("Content-Security-Policy")).contains(school);
  }

  @Test
  void a_cookie_of_ours_that_came_along_is_enough_at_the_first_launch() throws Exception {
    String school = "https://cookie.instructure.com";
    MockHttpServletResponse begun = sent(begins(school));
    Map<String, String> asked = query(begun.getRedirectedUrl());
    MockHttpServletResponse opened =
        sent(
            post("/lti/launch")
                .param("id_token", token(asked.get("nonce"), claims(school)))
                .param("state", asked.get("state"))
                .cookie(cookie(begun, "lti-")));
    assertThat(opened.getRedirectedUrl()).isEqualTo("/loop");
    Cookie session = cookie(opened, "learnwire-frame");
    assertThat(sent(get("/loop").cookie(session)).getHeader("Content-Security-Policy"))
        .contains(school);
  }
}
