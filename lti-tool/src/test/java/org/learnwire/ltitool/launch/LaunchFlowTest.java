package org.learnwire.ltitool.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnwire.lti.Invitations;
import org.learnwire.lti.Registration;
import org.learnwire.lti.dialect.Dialect;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** From the platform's first message to a page, as a browser that keeps cookies or does not. */
class LaunchFlowTest extends FlowCase {
  @Test
  void a_launch_with_its_cookie_opens_the_first_page() throws Exception {
    MockHttpServletResponse begun = sent(login());
    assertThat(begun.getStatus()).isEqualTo(302);
    Map<String, String> asked = query(begun.getRedirectedUrl());
    assertThat(asked.get("redirect_uri")).isEqualTo(HOME + "/lti/launch");

    MockHttpServletResponse launched =
        sent(
            post("/lti/launch")
                .param("id_token", token(asked.get("nonce")))
                .param("state", asked.get("state"))
                .cookie(cookie(begun, "lti-")));
    assertThat(launched.getRedirectedUrl()).isEqualTo("/loop");

    MockHttpServletResponse page = sent(get("/loop").cookie(cookie(launched, "learnwire-frame")));
    assertThat(page.getContentAsString()).isEqualTo("LAUNCH of nobody known");
    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("frame-ancestors https://lms.acme.test https://school.test https://sso.acme.test")
        .doesNotContain("unsafe");
    assertThat(stored()).doesNotContain("Ana").doesNotContain("@");
  }

  @Test
  void a_change_needs_the_token_in_a_header_and_a_cookie_is_not_enough() throws Exception {
    MockHttpServletResponse begun = sent(login());
    Map<String, String> asked = query(begun.getRedirectedUrl());
    MockHttpServletResponse launched =
        sent(
            post("/lti/launch")
                .param("id_token", token(asked.get("nonce")))
                .param("state", asked.get("state"))
                .cookie(cookie(begun, "lti-")));
    Cookie session = cookie(launched, "learnwire-frame");
    assertThat(sent(post("/loop").cookie(session)).getContentAsString()).isEqualTo("nobody");
    assertThat(
            sent(post("/loop").header("X-Learnwire-Launch", session.getValue()))
                .getContentAsString())
        .isEqualTo("LAUNCH of nobody known");
  }

  @Test
  void without_cookie_and_storage_nothing_opens() throws Exception {
    Map<String, String> asked = query(sent(login()).getRedirectedUrl());
    MockHttpServletResponse launched =
        sent(
            post("/lti/launch")
                .param("id_token", token(asked.get("nonce")))
                .param("state", asked.get("state"))
                .cookie(new Cookie("lti-x", "y")));
    assertThat(launched.getStatus()).isEqualTo(403);
    assertThat(launched.getContentAsString())
        .contains("begun in another browser")
        .contains("state-of-another-browser")
        .doesNotContain("eyJ");
    assertThat(launched.getHeaders("Set-Cookie")).isEmpty();
  }

  @Test
  void in_a_frame_a_page_of_ours_comes_between_for_the_platform_alone() throws Exception {
    MockHttpServletResponse page =
        sent(
            login()
                .param("lti_storage_target", "keeper")
                .header("Sec-Fetch-Dest", "iframe")
                .header("Origin", "https://lms.acme.test"));
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString())
        .contains("data-storage=\"https://sso.acme.test\"")
        .contains("data-target=\"keeper\"")
        .contains("/lti/login?iss=https%3A%2F%2Flms.acme.test")
        .doesNotContain("<script>")
        .doesNotContain("onload");
    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("frame-ancestors https://lms.acme.test https://sso.acme.test");
    MockHttpServletResponse foreign =
        sent(login().header("Sec-Fetch-Dest", "iframe").header("Origin", "https://evil.test"));
    assertThat(foreign.getStatus()).isEqualTo(302);
  }

  @Test
  void what_the_platform_keeps_opens_the_launch_once_and_only_from_our_own_page() throws Exception {
    MockHttpServletResponse begun = sent(login().param("lti_storage_target", "keeper"));
    Map<String, String> asked = query(begun.getRedirectedUrl());
    String kept = cookie(begun, "lti-").getValue();
    MockHttpServletResponse page =
        sent(
            post("/lti/launch")
                .param("id_token", token(asked.get("nonce")))
                .param("state", asked.get("state")));
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString()).doesNotContain(kept);
    assertThat(page.getHeaders("Set-Cookie")).isEmpty();
    String pending =
        page.getContentAsString().replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");

    assertThat(
            sent(get("/loop").cookie(new Cookie("learnwire-frame", pending))).getContentAsString())
        .as("it waits for the proof")
        .isEqualTo("nobody");
    assertThat(sent(proof(pending, kept, "https://evil.test", "cross-site")).getStatus())
        .isEqualTo(403);
    assertThat(sent(proof(pending, kept, HOME, "same-site")).getStatus()).isEqualTo(403);
    assertThat(sent(proof(pending, "wrong", HOME, "same-origin")).getStatus()).isEqualTo(403);
    MockHttpServletResponse opened = sent(proof(pending, kept, HOME, "same-origin"));
    assertThat(opened.getForwardedUrl()).isEqualTo("/loop");
    FrameSession session = context.getBean(FrameSessions.class).find(pending).orElseThrow();
    assertThat(session.launch().asksForContent()).as("what was not asked for").isFalse();
    assertThat(sent(proof(pending, kept, HOME, "same-origin")).getStatus())
        .as("a proof is good once")
        .isEqualTo(403);
  }

  @Test
  void what_the_platform_refuses_is_said_and_what_a_stranger_wrote_is_not() throws Exception {
    String state = query(sent(login()).getRedirectedUrl()).get("state");
    MockHttpServletResponse refused =
        sent(post("/lti/launch").param("error", "login_required").param("state", state));
    assertThat(refused.getContentAsString()).contains("nobody is signed in there");
    MockHttpServletResponse german =
        sent(
            post("/lti/launch")
                .param("error", "login_required")
                .param("state", state)
                .header("Accept-Language", "de-AT"));
    assertThat(german.getContentAsString())
        .contains("lang=\"de\"", "Learnwire hat sich nicht geöffnet", "platform-said-no");
    MockHttpServletResponse made =
        sent(post("/lti/launch").param("error", "<b>call 555</b>").param("state", state));
    assertThat(made.getContentAsString()).doesNotContain("555");
    assertThat(sent(get("/lti/launch")).getStatus()).isEqualTo(405);
    MockHttpServletResponse empty = sent(post("/lti/proof").header("Origin", HOME));
    assertThat(empty.getStatus()).isEqualTo(400);
    assertThat(empty.getContentAsString()).contains("no-launch");
  }

  @Test
  void what_is_logged_of_a_refusal_is_its_code_and_the_registration() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(RefusedLaunches.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      Map<String, String> asked = query(sent(login()).getRedirectedUrl());
      String token = token(asked.get("nonce"), Map.of("aud", "ana.lopez@example.test"));
      sent(post("/lti/launch").param("id_token", token).param("state", asked.get("state")));
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getFormattedMessage())
                  .isEqualTo("a launch was refused: audience-wrong, registration r1");
              assertThat(event.getThrowableProxy()).isNull();
            });
  }

  @Test
  void an_unknown_issuer_is_named_as_text() throws Exception {
    MockHttpServletResponse refused =
        sent(
            post("/lti/login")
                .param("iss", "<script>x</script>")
                .param("login_hint", "1")
                .param("target_link_uri", HOME + "/lti/launch"));
    assertThat(refused.getStatus()).isEqualTo(403);
    assertThat(refused.getContentAsString())
        .contains("&lt;script&gt;x&lt;/script&gt;")
        .doesNotContain("<script>x");
  }

  @Test
  void a_teacher_chooses_and_what_goes_back_is_signed_when_the_button_is_pressed()
      throws Exception {
    MockHttpServletResponse begun = sent(login());
    Map<String, String> asked = query(begun.getRedirectedUrl());
    Map<String, Object> picking =
        Map.of(
            LTI + "message_type",
            "LtiDeepLinkingRequest",
            "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings",
            Map.of(
                "accept_types",
                List.of("ltiResourceLink"),
                "deep_link_return_url",
                "https://school.test/picked?s=1"));
    MockHttpServletResponse launched =
        sent(
            post("/lti/launch")
                .param("id_token", token(asked.get("nonce"), picking))
                .param("state", asked.get("state"))
                .cookie(cookie(begun, "lti-")));
    Cookie session = cookie(launched, "learnwire-frame");
    MockHttpServletResponse page = sent(get("/lti/pick").cookie(session));
    assertThat(page.getContentAsString()).contains("Practice task").doesNotContain("JWT");
    assertThat(
            sent(get("/lti/pick").cookie(session).header("Accept-Language", "fr"))
                .getContentAsString())
        .contains("Choisissez ce que le lien ouvre", "Exercice")
        .doesNotContain("??", "Practice task");

    assertThat(sent(pick(session.getValue(), "https://evil.test", "cross-site")).getStatus())
        .isEqualTo(403);
    MockHttpServletResponse picked = sent(pick(session.getValue(), HOME, "same-origin"));
    assertThat(picked.getContentAsString())
        .contains("action=\"https://school.test/picked?s=1\"")
        .contains("name=\"JWT\" value=\"eyJ");
    assertThat(picked.getHeader("Content-Security-Policy"))
        .contains("form-action 'self' https://school.test;");
  }

  private static MockHttpServletRequestBuilder pick(String token, String origin, String site) {
    return post("/lti/pick")
        .param("token", token)
        .param("view", "task")
        .header("Origin", origin)
        .header("Sec-Fetch-Site", site);
  }

  @Test
  void the_keys_are_public_and_kept_for_a_while() throws Exception {
    MockHttpServletResponse keys = sent(get("/lti/jwks"));
    assertThat(keys.getContentAsString()).contains("\"kid\"").doesNotContain("\"d\"");
    assertThat(keys.getHeader("Cache-Control")).contains("max-age=600");
  }

  @Test
  void the_configuration_names_our_addresses_and_asks_for_the_account() throws Exception {
    assertThat(sent(get("/lti/canvas.json")).getContentAsString())
        .contains("\"public_jwk_url\":\"http://localhost/lti/jwks\"")
        .contains("\"lw_user\":\"$Canvas.user.id\"")
        .contains("\"lw_host\":\"$Canvas.api.domain\"");
  }

  @Test
  void a_platform_registers_by_an_address_with_a_code_that_is_good_once() throws Exception {
    Invitations invitations = context.getBean(Invitations.class);
    String code = invitations.make("ops");
    MockHttpServletResponse page =
        sent(get("/lti/register").param("openid_configuration", at("/config")).param("code", code));
    assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors *");
    assertThat(page.getContentAsString()).contains("name=\"code\"").contains(code);
    assertThat(sent(register(code, "https://evil.test", "cross-site")).getStatus()).isEqualTo(400);

    MockHttpServletResponse made = sent(register(code, HOME, "same-origin"));
    assertThat(made.getContentAsString()).contains("Learnwire is registered").contains("9:x");
    assertThat(JSON.readTree(registered).get("redirect_uris").get(0).asText())
        .isEqualTo(HOME + "/lti/launch");
    assertThat(registrations.find(at(""), java.util.Optional.of("made")))
        .get()
        .returns(Dialect.MOODLE, Registration::dialect)
        .returns(Set.of("9:x"), Registration::deployments);

    MockHttpServletResponse again = sent(register(code, HOME, "same-origin"));
    assertThat(again.getStatus()).isEqualTo(400);
    assertThat(again.getContentAsString()).contains("The code does not fit");
  }

  private static MockHttpServletRequestBuilder register(String code, String origin, String site) {
    return post("/lti/register")
        .param("openid_configuration", at("/config"))
        .param("registration_token", "secret-token")
        .param("code", code)
        .header("Origin", origin)
        .header("Sec-Fetch-Site", site);
  }
}
