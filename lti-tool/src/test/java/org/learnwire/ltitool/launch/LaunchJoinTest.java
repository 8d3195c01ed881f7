package org.learnwire.ltitool.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.learnwire.people.AccountFacts;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whose pages a launch opens: the person of the account that was pulled from the same platform. */
class LaunchJoinTest extends FlowCase {
  private static final Source HR = new Source(new UUID(1, 1), "acme", "https://hr.acme.test");
  private static final Source CANVAS =
      new Source(new UUID(2, 1), "acme", "https://school.instructure.com");
  private static final Source MOODLE = new Source(new UUID(2, 2), "acme", "https://lms.acme.test");

  /** The day before: what is pulled now is asked for by launches a moment later. */
  private static final Instant PULLED = Instant.now().minusSeconds(86_400);

  private static String ana;
  private static String bo;

  @BeforeAll
  static void pulled() {
    ana = employed("E1003", "ana.lopez@example.test");
    bo = employed("E1004", "bo.li@example.test");
    account(CANVAS, "42", "E1003");
    account(CANVAS, "43", "E1004");
    account(MOODLE, "5", "E1003");
    account(MOODLE, "6", "E1004");
  }

  private static String employed(String number, String email) {
    EmployeeFacts facts =
        new EmployeeFacts(
            number,
            number,
            email,
            null,
            null,
            null,
            null,
            null,
            EmployeeFacts.Status.ACTIVE,
            null,
            null);
    database.write("employee", tx -> people().apply(tx, HR, facts, PULLED));
    return People.personId(HR.connectionId(), number);
  }

  /** As the platform's API shows it, which knows more than a launch says. */
  private static void account(Source at, String id, @Nullable String number) {
    AccountFacts facts = new AccountFacts(id, number, null, null, null);
    database.write("account", tx -> people().apply(tx, at, facts, PULLED));
  }

  private static People people() {
    return context.getBean(People.class);
  }

  private static Map<String, Object> canvas(Map<String, String> custom) {
    Map<String, Object> claims = anonymous();
    claims.put("iss", "https://canvas.instructure.com");
    claims.put("aud", "10000000000012");
    claims.put("sub", "8f1c2d1e-7a2b-4a53-9c07-2b6a5e0d4f11");
    claims.put(LTI + "deployment_id", "1:a");
    claims.put(LTI + "custom", custom);
    return claims;
  }

  private static Map<String, Object> anonymous() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("name", null);
    claims.put("email", null);
    return claims;
  }

  private static String whoIs(Map<String, Object> claims) throws Exception {
    boolean canvas = claims.containsKey("iss");
    MockHttpServletResponse begun =
        sent(
            post("/lti/login")
                .param("iss", canvas ? "https://canvas.instructure.com" : "https://lms.acme.test")
                .param("client_id", canvas ? "10000000000012" : "client")
                .param("login_hint", "5")
                .param("target_link_uri", HOME + "/lti/launch"));
    Map<String, String> asked = query(begun.getRedirectedUrl());
    MockHttpServletResponse launched =
        sent(
            post("/lti/launch")
                .param("id_token", token(asked.get("nonce"), claims))
                .param("state", asked.get("state"))
                .cookie(cookie(begun, "lti-")));
    return sent(get("/loop").cookie(cookie(launched, "learnwire-frame"))).getContentAsString();
  }

  @Test
  void a_canvas_launch_without_address_and_number_is_the_person_whose_account_was_pulled()
      throws Exception {
    assertThat(whoIs(canvas(Map.of("lw_user", "42", "lw_host", "school.instructure.com"))))
        .isEqualTo("LAUNCH of " + ana);
    assertThat(whoIs(canvas(Map.of("lw_user", "43", "lw_host", "school.instructure.com"))))
        .isEqualTo("LAUNCH of " + bo);
  }

  @Test
  void the_same_number_at_another_school_is_nobody() throws Exception {
    assertThat(whoIs(canvas(Map.of("lw_user", "42", "lw_host", "other.instructure.com"))))
        .isEqualTo("LAUNCH of nobody known");
    assertThat(whoIs(canvas(Map.of("lw_user", "42")))).isEqualTo("LAUNCH of nobody known");
  }

  @Test
  void a_variable_that_was_left_as_it_is_names_nobody_even_where_somebody_is_called_so()
      throws Exception {
    employed("$Canvas.user.sisSourceId", "x@example.test");
    employed("$Person.sourcedId", "y@example.test");
    account(CANVAS, "$Canvas.user.id", "E1003");
    Map<String, Object> claims =
        canvas(
            Map.of(
                "lw_user",
                "$Canvas.user.id",
                "lw_employee",
                "$Canvas.user.sisSourceId",
                "lw_host",
                "school.instructure.com"));
    claims.put(LTI + "lis", Map.of("person_sourcedid", "$Person.sourcedId"));
    assertThat(whoIs(claims)).isEqualTo("LAUNCH of nobody known");
  }

  @Test
  void a_moodle_launch_is_the_person_whose_account_was_pulled_where_it_says_nothing_else()
      throws Exception {
    assertThat(whoIs(anonymous())).isEqualTo("LAUNCH of " + ana);
    Map<String, Object> other = anonymous();
    other.put("sub", "6");
    assertThat(whoIs(other)).isEqualTo("LAUNCH of " + bo);
    other.put("sub", "7");
    assertThat(whoIs(other)).isEqualTo("LAUNCH of nobody known");
  }

  @Test
  void the_pulled_account_goes_before_the_number_and_the_number_before_the_address()
      throws Exception {
    Map<String, Object> claims =
        canvas(
            Map.of("lw_user", "42", "lw_host", "school.instructure.com", "lw_employee", "E1004"));
    assertThat(whoIs(claims)).isEqualTo("LAUNCH of " + ana);
    claims = canvas(Map.of("lw_employee", "E1004"));
    claims.put("email", "ana.lopez@example.test");
    assertThat(whoIs(claims)).isEqualTo("LAUNCH of " + bo);
  }
}
