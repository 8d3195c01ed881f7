package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.lti.TestPlatform.LTI;
import static org.learnwire.lti.TestPlatform.ROLE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Launches that somebody made up, changed, kept or led elsewhere. */
class ForgedLaunchTest extends LaunchCase {
  private LoginState state;
  private Map<String, Object> claims;

  @BeforeEach
  void aGoodLaunch() {
    CLOCK.set(NOW);
    state = state();
    claims = TestPlatform.claims(registration, state, NOW);
  }

  @Test
  void alg_none_is_refused() {
    String token =
        Base64URL.encode("{\"alg\":\"none\",\"kid\":\"platform-1\"}")
            + "."
            + Base64URL.encode(new com.nimbusds.jose.Payload(claims).toString())
            + ".";
    refusedBy(LaunchError.ALGORITHM_REFUSED, () -> validate(token, state));
  }

  @Test
  void hs256_with_the_public_key_is_refused() throws JOSEException {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("platform-1").build(),
            new Payload(claims));
    token.sign(new MACSigner(platform.key.toPublicJWK().toRSAKey().toPublicKey().getEncoded()));
    refusedBy(LaunchError.ALGORITHM_REFUSED, () -> validate(token.serialize(), state));
  }

  @Test
  void other_algorithms_of_rsa_are_refused() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("platform-1").build();
    String token = TestPlatform.sign(platform.key, header, claims);
    refusedBy(LaunchError.ALGORITHM_REFUSED, () -> validate(token, state));
  }

  @Test
  void a_key_from_a_foreign_key_set_is_refused() {
    RSAKey foreign = TestPlatform.foreign("platform-1");
    String sameName = TestPlatform.sign(foreign, "platform-1", claims);
    refusedBy(LaunchError.SIGNATURE_WRONG, () -> validate(sameName, state));
  }

  @Test
  void a_key_set_that_the_token_names_is_never_asked() throws Exception {
    RSAKey foreign = TestPlatform.foreign("foreign");
    try (TestPlatform elsewhere = new TestPlatform()) {
      elsewhere.published = new JWKSet(foreign).toString(true);
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .keyID("foreign")
              .jwkURL(elsewhere.jwks())
              .jwk(foreign.toPublicJWK())
              .build();
      String token = TestPlatform.sign(foreign, header, claims);
      refusedBy(LaunchError.KEY_UNKNOWN, () -> validate(token, state));
      assertThat(elsewhere.fetches).hasValue(0);
    }
  }

  @Test
  void a_changed_claim_is_refused() {
    String[] parts = platform.sign(claims).split("\\.");
    claims.put("sub", "2");
    String changed =
        parts[0] + "." + Base64URL.encode(new Payload(claims).toString()) + "." + parts[2];
    refusedBy(LaunchError.SIGNATURE_WRONG, () -> validate(changed, state));
  }

  @Test
  void a_state_of_another_launch_is_refused() {
    String token = platform.sign(claims);
    refusedBy(LaunchError.NONCE_WRONG, () -> validate(token, state()));
    validate(token, state);
  }

  @Test
  void a_state_that_was_not_made_here_is_refused() {
    String token = platform.sign(claims);
    for (String made : new String[] {"", "x", "a.b.c.d.e", "a.r1.99999999999.x.e", "....", null}) {
      refusedBy(LaunchError.STATE_UNKNOWN, () -> launches.validate(token, made, TestPlatform.TOOL));
    }
    String longer = state.text().replaceFirst("\\.\\d+\\.", ".9999999999.");
    refusedBy(LaunchError.STATE_UNKNOWN, () -> launches.validate(token, longer, TestPlatform.TOOL));
  }

  @Test
  void a_state_is_good_for_ten_minutes() {
    CLOCK.pass(Duration.ofMinutes(10));
    refusedBy(LaunchError.STATE_UNKNOWN, () -> validate(platform.sign(claims), state));
  }

  @Test
  void a_state_begun_at_one_platform_is_none_for_another() {
    Registration other = platform.registration("r2");
    registrations.add(other);
    LoginState elsewhere = states.begin(other, Optional.empty());
    claims.put("nonce", elsewhere.nonce());
    refusedBy(LaunchError.AUDIENCE_WRONG, () -> validate(platform.sign(claims), elsewhere));
  }

  @Test
  void the_browser_is_known_by_what_only_it_was_given() {
    assertThat(LoginStates.isSameBrowser(state, state.browser())).isTrue();
    assertThat(LoginStates.isSameBrowser(state, state().browser())).isFalse();
    assertThat(LoginStates.isSameBrowser(state, null)).isFalse();
    assertThat(state.text()).doesNotContain(state.browser()).doesNotContain(state.nonce());
  }

  @Test
  void a_nonce_is_good_once() {
    String token = platform.sign(claims);
    validate(token, state);
    refusedBy(LaunchError.NONCE_USED, () -> validate(token, state));
  }

  @Test
  void a_nonce_is_remembered_longer_than_its_token_lives() {
    claims.put("exp", NOW.plusSeconds(300).getEpochSecond());
    String token = platform.sign(claims);
    validate(token, state);
    CLOCK.pass(Duration.ofSeconds(350));
    launch(c -> {});
    refusedBy(LaunchError.NONCE_USED, () -> validate(token, state));
    CLOCK.pass(Duration.ofSeconds(20));
    refusedBy(LaunchError.EXPIRED, () -> validate(token, state));
  }

  @Test
  void nonces_do_not_pile_up() {
    launch(c -> {});
    CLOCK.pass(Duration.ofHours(3));
    launch(c -> {});
    long kept =
        database.read(tx -> tx.one("select count(*) from lti_nonce", r -> r.getLong(1))).orElse(0L);
    assertThat(kept).isEqualTo(1);
  }

  @Test
  void an_expired_token_is_refused() {
    claims.put("iat", NOW.minusSeconds(300).getEpochSecond());
    claims.put("exp", NOW.minusSeconds(61).getEpochSecond());
    refusedBy(LaunchError.EXPIRED, () -> validate(platform.sign(claims), state));
  }

  @Test
  void a_token_from_the_future_is_refused() {
    claims.put("iat", NOW.plusSeconds(61).getEpochSecond());
    claims.put("exp", NOW.plusSeconds(600).getEpochSecond());
    refusedBy(LaunchError.NOT_YET_VALID, () -> validate(platform.sign(claims), state));
  }

  @Test
  void a_token_made_minutes_before_the_login_is_let_in() {
    claims.put("iat", NOW.minusSeconds(300).getEpochSecond());
    claims.put("exp", NOW.plusSeconds(3300).getEpochSecond());
    validate(platform.sign(claims), state);
  }

  @Test
  void a_token_much_older_is_refused_however_long_it_says_it_is_good() {
    claims.put("iat", NOW.minusSeconds(601).getEpochSecond());
    claims.put("exp", NOW.plusSeconds(3600).getEpochSecond());
    refusedBy(LaunchError.EXPIRED, () -> validate(platform.sign(claims), state));
  }

  @Test
  void the_audience_is_ours() {
    refused(LaunchError.AUDIENCE_WRONG, with("aud", "another"));
    refused(LaunchError.AUDIENCE_WRONG, with("aud", List.of("another")));
    refused(LaunchError.AUDIENCE_WRONG, without("aud"));
    refused(LaunchError.CLAIM_UNREADABLE, with("aud", Map.of("a", 1)));
  }

  @Test
  void a_wrong_audience_with_our_azp_is_refused() {
    refused(
        LaunchError.AUDIENCE_WRONG,
        with("aud", "another").andThen(with("azp", registration.clientId())));
  }

  @Test
  void several_audiences_need_an_azp_of_ours() {
    List<String> both = List.of(registration.clientId(), "another");
    refused(LaunchError.AUDIENCE_WRONG, with("aud", both));
    refused(LaunchError.AUDIENCE_WRONG, with("aud", both).andThen(with("azp", "another")));
    launch(with("aud", both).andThen(with("azp", registration.clientId())));
    refused(LaunchError.AUDIENCE_WRONG, with("azp", "another"));
    launch(with("azp", registration.clientId()));
  }

  @Test
  void another_issuer_under_the_same_key_is_refused() {
    refused(LaunchError.ISSUER_WRONG, with("iss", "https://lms.acme.test/"));
    refused(LaunchError.ISSUER_WRONG, without("iss"));
  }

  @Test
  void an_unknown_deployment_waits_and_is_let_in_once_approved() {
    LaunchRefused first =
        refusedBy(
            LaunchError.DEPLOYMENT_WAITING, () -> launch(with(LTI + "deployment_id", "1:new")));
    assertThat(first.detail()).contains("1:new");
    assertThat(registrations.deployments().get(0))
        .returns("1:new", Deployment::id)
        .returns("Leading teams", Deployment::seenIn);
    registrations.rule("r1", "1:new", Deployment.State.APPROVED);
    launch(with(LTI + "deployment_id", "1:new"));
    registrations.rule("r1", "1:new", Deployment.State.REFUSED);
    refused(LaunchError.DEPLOYMENT_REFUSED, with(LTI + "deployment_id", "1:new"));
  }

  @Test
  void an_unsigned_launch_makes_no_deployment_known() {
    claims.put(LTI + "deployment_id", "forged");
    String token = TestPlatform.sign(TestPlatform.foreign("platform-1"), "platform-1", claims);
    refusedBy(LaunchError.SIGNATURE_WRONG, () -> validate(token, state));
    assertThat(registrations.deployments()).noneMatch(each -> each.id().equals("forged"));
  }

  @Test
  void a_link_to_another_host_is_refused() {
    refused(
        LaunchError.TARGET_ELSEWHERE,
        with(LTI + "target_link_uri", "https://learn.acme.test.evil.test/lti/launch"));
    refused(LaunchError.TARGET_ELSEWHERE, with(LTI + "target_link_uri", "http://learn.acme.test/"));
    refused(
        LaunchError.TARGET_ELSEWHERE,
        with(LTI + "target_link_uri", "https://learn.acme.test@evil.test/"));
    refused(LaunchError.TARGET_MISSING, without(LTI + "target_link_uri"));
    launch(with(LTI + "target_link_uri", "https://learn.acme.test/lti/launch?view=team"));
  }

  @Test
  void an_oversized_token_is_not_even_parsed() {
    claims.put("padding", "x".repeat(Launches.LARGEST_TOKEN));
    refusedBy(LaunchError.TOKEN_TOO_LARGE, () -> validate(platform.sign(claims), state));
  }

  @Test
  void what_is_no_token_is_refused() {
    refusedBy(LaunchError.TOKEN_MISSING, () -> validate("", state));
    for (String made : List.of("x", "a.b.c", "{}", "....", "e30.e30.e30", "bnVsbA.e30.x")) {
      LaunchRefused refused =
          org.assertj.core.api.Assertions.catchThrowableOfType(
              LaunchRefused.class, () -> validate(made, state));
      assertThat(refused.error()).isIn(LaunchError.TOKEN_UNREADABLE, LaunchError.ALGORITHM_REFUSED);
    }
  }

  @Test
  void html_in_names_and_titles_is_text_without_tags() {
    Launch launch =
        launch(
            with("name", "<img src=x onerror=alert(1)>Ana")
                .andThen(
                    with(LTI + "context", Map.of("id", "2", "title", "R&D <b>now</b>\u202e 3 < 4")))
                .andThen(
                    with(LTI + "resource_link", Map.of("id", "1", "title", "<script>x</script>"))));
    assertThat(launch.user().name()).isEqualTo("Ana");
    assertThat(launch.context().title()).isEqualTo("R&D now  3 < 4");
    assertThat(launch.resourceLink().title()).isEqualTo("x");
  }

  @Test
  void claims_of_another_form_are_refused_by_name() {
    assertThat(
            refusedBy(LaunchError.CLAIM_UNREADABLE, () -> launch(with(LTI + "roles", "Learner")))
                .detail())
        .contains("roles");
    refused(LaunchError.CLAIM_UNREADABLE, with(LTI + "roles", List.of(1, 2)));
    refused(LaunchError.CLAIM_UNREADABLE, with(LTI + "context", "2"));
    refused(LaunchError.CLAIM_UNREADABLE, with(LTI + "resource_link", List.of()));
    refused(LaunchError.CLAIM_UNREADABLE, with("sub", List.of("5")));
  }

  @Test
  void rights_come_from_roles_of_membership_only() {
    Launch launch =
        launch(
            with(
                LTI + "roles",
                List.of(
                    ROLE + "institution/person#Instructor",
                    ROLE + "system/person#SysAdmin",
                    ROLE + "membership#Learner")));
    assertThat(launch.roles().isInstructor()).isFalse();
    assertThat(launch.roles().isLearner()).isTrue();
    assertThat(
            launch(with(LTI + "roles", List.of(ROLE + "membership/Instructor#TeachingAssistant")))
                .roles()
                .isInstructor())
        .isTrue();
  }

  @Test
  void a_variable_that_was_not_resolved_is_no_value() {
    Launch launch =
        launch(
            with(LTI + "lis", Map.of("person_sourcedid", "$Person.sourcedId"))
                .andThen(
                    with(
                        LTI + "custom",
                        Map.of("lw_employee", "$Canvas.user.sisSourceId", "lw_course", "10"))));
    assertThat(launch.user().employeeNumber()).isNull();
    assertThat(launch.custom()).containsExactly(Map.entry("lw_course", "10"));
  }

  @Test
  void a_registration_that_waits_or_is_off_lets_nobody_in() {
    registrations.turn("r1", Registration.State.WAITING);
    refused(LaunchError.REGISTRATION_WAITING, c -> {});
    registrations.turn("r1", Registration.State.OFF);
    refused(LaunchError.REGISTRATION_OFF, c -> {});
    registrations.turn("r1", Registration.State.ACTIVE);
    launch(c -> {});
  }

  @Test
  void refusals_hold_neither_token_nor_person() {
    claims.put("exp", NOW.minusSeconds(500).getEpochSecond());
    String token = platform.sign(claims);
    LaunchRefused refused = refusedBy(LaunchError.EXPIRED, () -> validate(token, state));
    assertThat(refused.toString() + refused.detail())
        .doesNotContain("Ana")
        .doesNotContain("@")
        .doesNotContain("eyJ");
    assertThat(refused.getStackTrace()).isEmpty();
  }

  @Test
  void a_login_leads_back_to_the_platform_and_nowhere_else() {
    Logins logins = new Logins(registrations, states);
    LoginRequest request =
        LoginRequest.of(
            Map.of(
                "iss",
                registration.issuer(),
                "client_id",
                registration.clientId(),
                "login_hint",
                "5",
                "lti_message_hint",
                "{\"cmid\":7}",
                "lti_storage_target",
                "post_message_forwarding",
                "target_link_uri",
                TestPlatform.TOOL + "?x=1"));
    Logins.Begun begun = logins.begin(request, TestPlatform.TOOL);
    assertThat(begun.authRequest().toString())
        .startsWith("https://sso.acme.test/auth?scope=openid&response_type=id_token")
        .contains("response_mode=form_post", "prompt=none", "client_id=client-r1")
        .contains("redirect_uri=https%3A%2F%2Flearn.acme.test%2Flti%2Flaunch&")
        .contains("lti_message_hint=%7B%22cmid%22%3A7%7D")
        .contains("nonce=" + begun.state().nonce());
    assertThat(begun.storageOrigin()).isEqualTo("https://sso.acme.test");
    assertThat(states.read(begun.state().text()).storageTarget())
        .isEqualTo("post_message_forwarding");
  }

  @Test
  void a_login_that_cannot_be_one_is_refused() {
    Logins logins = new Logins(registrations, states);
    Map<String, String> good =
        Map.of(
            "iss",
            registration.issuer(),
            "login_hint",
            "5",
            "target_link_uri",
            TestPlatform.TOOL.toString(),
            "client_id",
            registration.clientId());
    refusedBy(LaunchError.LOGIN_INCOMPLETE, () -> LoginRequest.of(Map.of("iss", "x")));
    refusedBy(
        LaunchError.ISSUER_UNKNOWN,
        () -> logins.begin(LoginRequest.of(and(good, "iss", "https://x.test")), TestPlatform.TOOL));
    refusedBy(
        LaunchError.TARGET_ELSEWHERE,
        () ->
            logins.begin(
                LoginRequest.of(and(good, "target_link_uri", "https://x.test/")),
                TestPlatform.TOOL));
    refusedBy(
        LaunchError.LOGIN_INCOMPLETE,
        () -> LoginRequest.of(and(good, "login_hint", "x".repeat(9000))));
    LoginRequest odd = LoginRequest.of(and(good, "lti_storage_target", "</script>"));
    assertThat(logins.begin(odd, URI.create(TestPlatform.TOOL.toString())).state().storageTarget())
        .isNull();
  }

  private static Map<String, String> and(Map<String, String> map, String name, String value) {
    Map<String, String> more = new java.util.HashMap<>(map);
    more.put(name, value);
    return more;
  }
}
