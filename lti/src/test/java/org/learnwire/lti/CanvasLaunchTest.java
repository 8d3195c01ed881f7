package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.lti.TestPlatform.LTI;
import static org.learnwire.lti.TestPlatform.ROLE;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Canvas is documented to send, and a tool has to bear or to refuse. */
class CanvasLaunchTest extends LaunchCase {

  @Test
  void a_token_with_azp_that_was_made_at_the_login_and_lives_an_hour_is_let_in() {
    Launch launch =
        launch(
            with("azp", registration.clientId())
                .andThen(with("iat", NOW.minusSeconds(290).getEpochSecond()))
                .andThen(with("exp", NOW.plusSeconds(3310).getEpochSecond())));
    assertThat(launch.expires()).isEqualTo(NOW.plusSeconds(3310));
  }

  @Test
  void an_account_in_place_of_a_course_has_no_services() {
    Launch launch =
        launch(
            with(
                    LTI + "context",
                    Map.of("id", "a1", "title", "Acme college", "type", List.of("Account")))
                .andThen(with("errors", Map.of("errors", Map.of()))));
    assertThat(launch.endpoint()).isNull();
    assertThat(launch.memberships()).isNull();
    assertThat(launch.context().types()).containsExactly("Account");
  }

  @Test
  void an_anonymous_visitor_is_told_what_is_missing() {
    LaunchRefused refused =
        refusedBy(
            LaunchError.SUBJECT_MISSING,
            () ->
                launch(
                    without("sub", "name", "email")
                        .andThen(with(LTI + "roles", List.of(ROLE + "system/person#None")))));
    assertThat(refused.error().next()).contains("a visitor without an account");
  }

  @Test
  void two_deployments_of_one_client_are_approved_each_by_itself() {
    refused(LaunchError.DEPLOYMENT_WAITING, with(LTI + "deployment_id", "2:b"));
    refused(LaunchError.DEPLOYMENT_WAITING, with(LTI + "deployment_id", "3:c"));
    registrations.rule("r1", "2:b", Deployment.State.APPROVED);
    assertThat(launch(with(LTI + "deployment_id", "2:b")).deployment()).isEqualTo("2:b");
    assertThat(launch(c -> {}).deployment()).isEqualTo("1");
    refused(LaunchError.DEPLOYMENT_WAITING, with(LTI + "deployment_id", "3:c"));
  }

  @Test
  void two_that_share_an_issuer_are_told_apart_by_their_client_and_its_keys() throws Exception {
    RSAKey others = TestPlatform.foreign("platform-1");
    try (TestPlatform elsewhere = new TestPlatform()) {
      elsewhere.published = new JWKSet(others).toString(true);
      Registration other = elsewhere.registration("shared");
      registrations.add(other);
      assertThat(other.issuer()).isEqualTo(registration.issuer());

      LoginState begun = states.begin(other, Optional.empty());
      Map<String, Object> claims = TestPlatform.claims(other, begun, CLOCK.instant());
      assertThat(validate(TestPlatform.sign(others, "platform-1", claims), begun).registration())
          .isEqualTo(other);

      LoginState again = states.begin(other, Optional.empty());
      Map<String, Object> forged = TestPlatform.claims(other, again, CLOCK.instant());
      refusedBy(LaunchError.SIGNATURE_WRONG, () -> validate(platform.sign(forged), again));
    }
  }
}
