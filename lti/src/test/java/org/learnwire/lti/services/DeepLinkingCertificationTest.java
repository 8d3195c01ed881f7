package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnwire.lti.dialect.Dialect;

/** The seven rows of the certification for deep linking, on a request that a real platform sent. */
class DeepLinkingCertificationTest extends RecordedCase {
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final ContentItem PRACTICE =
      new ContentItem(
          "Practice: coaching talk",
          "Try it this week",
          URI.create("https://learn.acme.test/lti/launch"),
          Map.of("lw_view", "practice", "lw_task", "talk"),
          new LineItem.Wanted("Practice", 25, null, "r1", "t1"));

  private static ObjectNode json(String name) {
    try (InputStream in =
        DeepLinkingCertificationTest.class.getResourceAsStream("/moodle/services/" + name)) {
      return (ObjectNode) ServiceCalls.JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private DeepLinking.Response response(JsonNode settings, ContentItem... items) {
    return services.deepLinking().response(registration, "1", settings, List.of(items), null);
  }

  private static JsonNode claims(DeepLinking.Response response) throws Exception {
    return ServiceCalls.JSON.readTree(SignedJWT.parse(response.jwt()).getPayload().toString());
  }

  @Test
  void the_request_says_what_may_be_returned() {
    ObjectNode settings = json("deep-linking-settings.json");
    settings.put("accept_multiple", false);
    assertThatThrownBy(() -> response(settings, PRACTICE, PRACTICE))
        .isInstanceOf(UnfitContent.class);
    settings.putArray("accept_types").add("file");
    assertThatThrownBy(() -> response(settings, PRACTICE)).hasMessageContaining("no links");
    assertThat(response(settings).jwt()).as("nothing chosen is told too").isNotEmpty();
  }

  @Test
  void the_response_goes_to_the_return_address_as_it_was_given() {
    ObjectNode settings = json("deep-linking-settings.json");
    assertThat(response(settings, PRACTICE).returnUrl())
        .hasToString(settings.path("deep_link_return_url").asText());
  }

  @Test
  void the_format_is_that_of_the_recorded_response() throws Exception {
    JsonNode claims = claims(response(json("deep-linking-settings.json"), PRACTICE));
    json("deep-linking-response.json")
        .fieldNames()
        .forEachRemaining(name -> assertThat(claims.has(name)).as(name).isTrue());
    JsonNode item = claims.path(DL + "content_items").path(0);
    assertThat(item.path("type").asText()).isEqualTo("ltiResourceLink");
    assertThat(item.path("lineItem").path("scoreMaximum").asDouble()).isEqualTo(25);
    assertThat(item.path("custom").path("lw_task").asText()).isEqualTo("talk");
  }

  @Test
  void the_timestamps_are_those_of_the_moment_it_is_signed() throws Exception {
    JsonNode first = claims(response(json("deep-linking-settings.json"), PRACTICE));
    tool.clock.step(Duration.ofMinutes(9));
    JsonNode later = claims(response(json("deep-linking-settings.json"), PRACTICE));
    assertThat(later.path("iat").asLong() - first.path("iat").asLong()).isBetween(539L, 541L);
    assertThat(later.path("exp").asLong() - later.path("iat").asLong()).isEqualTo(300);
  }

  @Test
  void the_signature_is_rs256_with_a_key_that_we_publish() throws Exception {
    SignedJWT jwt = SignedJWT.parse(response(json("deep-linking-settings.json"), PRACTICE).jwt());
    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(tool.keys.jwks().toString()).contains(jwt.getHeader().getKeyID());
    assertThat(jwt.verify(new RSASSAVerifier(tool.keys.signing().toRSAPublicKey()))).isTrue();
  }

  @Test
  void the_claims_are_ours_and_data_comes_back_if_it_came() throws Exception {
    ObjectNode settings = json("deep-linking-settings.json");
    JsonNode claims = claims(response(settings, PRACTICE));
    assertThat(claims.path("iss").asText()).isEqualTo(registration.clientId());
    assertThat(claims.path("aud").toString()).contains(registration.issuer());
    assertThat(claims.path("https://purl.imsglobal.org/spec/lti/claim/deployment_id").asText())
        .isEqualTo("1");
    assertThat(claims.has(DL + "data")).isFalse();
    settings.put("data", "csrf:42");
    assertThat(claims(response(settings, PRACTICE)).path(DL + "data").asText())
        .isEqualTo("csrf:42");
    String one = claims.path("nonce").asText();
    assertThat(claims(response(settings, PRACTICE)).path("nonce").asText()).isNotEqualTo(one);
  }

  @Test
  void affirmed_by_links_that_come_back_to_this_registration() throws Exception {
    JsonNode here = claims(response(json("deep-linking-settings.json"), PRACTICE));
    assertThat(here.path(DL + "content_items").path(0).has("url"))
        .as("Moodle binds a link with an address to whichever tool has that host")
        .isFalse();
    registration =
        Tool.registration(
            Dialect.CANVAS, "https://canvas.instructure.com", "1", "https://a/b", "x");
    JsonNode there = claims(response(json("deep-linking-settings.json"), PRACTICE));
    assertThat(there.path(DL + "content_items").path(0).path("url").asText())
        .isEqualTo("https://learn.acme.test/lti/launch");
  }
}
