package org.learnwire.lti;

import static org.learnwire.lti.TestPlatform.LTI;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The twelve bad payloads of the certification of tools (1EdTech LTI Advantage Conformance
 * Certification Guide 1.3), one by one.
 */
class CertificationBadPayloadsTest extends LaunchCase {

  @Test
  void no_kid_in_the_header() {
    LoginState state = state();
    Map<String, Object> claims = TestPlatform.claims(registration, state, NOW);
    String token = TestPlatform.sign(platform.key, (String) null, claims);
    refusedBy(LaunchError.KEY_UNKNOWN, () -> validate(token, state));
  }

  @Test
  void a_wrong_kid_in_the_header() {
    LoginState state = state();
    Map<String, Object> claims = TestPlatform.claims(registration, state, NOW);
    String token = TestPlatform.sign(platform.key, "platform-9", claims);
    refusedBy(LaunchError.KEY_UNKNOWN, () -> validate(token, state));
  }

  @Test
  void a_wrong_lti_version() {
    refused(LaunchError.VERSION_WRONG, with(LTI + "version", "11.3"));
  }

  @Test
  void no_lti_version() {
    refused(LaunchError.VERSION_WRONG, without(LTI + "version"));
  }

  @Test
  void no_message_of_lti_at_all() {
    refused(
        LaunchError.VERSION_WRONG,
        claims -> claims.keySet().removeIf(name -> name.startsWith(LTI)));
  }

  @Test
  void claims_of_lti_are_missing() {
    refused(
        LaunchError.MESSAGE_TYPE_UNKNOWN,
        claims ->
            claims
                .keySet()
                .removeIf(name -> name.startsWith(LTI) && !name.equals(LTI + "version")));
  }

  @Test
  void timestamps_that_are_wrong() {
    refused(LaunchError.EXPIRED, with("exp", NOW.getEpochSecond() - 120));
    refused(LaunchError.NOT_YET_VALID, with("iat", NOW.getEpochSecond() + 3600));
    refused(LaunchError.TIMES_MISSING, without("iat"));
    refused(LaunchError.TIMES_MISSING, without("exp"));
    refused(LaunchError.CLAIM_UNREADABLE, with("exp", "tomorrow"));
  }

  @Test
  void no_message_type() {
    refused(LaunchError.MESSAGE_TYPE_UNKNOWN, without(LTI + "message_type"));
  }

  @Test
  void no_role_claim() {
    refused(LaunchError.ROLES_MISSING, without(LTI + "roles"));
  }

  @Test
  void no_deployment_id() {
    refused(LaunchError.DEPLOYMENT_MISSING, without(LTI + "deployment_id"));
  }

  @Test
  void no_id_of_the_resource_link() {
    refused(LaunchError.RESOURCE_LINK_MISSING, without(LTI + "resource_link"));
    refused(
        LaunchError.RESOURCE_LINK_MISSING,
        with(LTI + "resource_link", Map.of("title", "Practice")));
  }

  @Test
  void no_sub() {
    refused(LaunchError.SUBJECT_MISSING, without("sub"));
    refused(LaunchError.SUBJECT_MISSING, claims -> Set.of("sub").forEach(n -> claims.put(n, "")));
  }
}
