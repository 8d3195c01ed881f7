package org.learnwire.bench.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs launches with as many claims as a real platform sends, with a key of 2048 bits. */
final class Signer {
  static final String ISSUER = org.learnwire.bench.rules.Year.HOME;
  static final String CLIENT = "bench";
  static final String DEPLOYMENT = "1";

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String SERVICES = "https://purl.imsglobal.org/spec/lti-";
  private static final String ROLE = "http://purl.imsglobal.org/vocab/lis/v2/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RSAKey key;
  private final RSASSASigner signer;

  Signer() throws JOSEException {
    this.key = new RSAKeyGenerator(2048).keyID("bench-1").generate();
    this.signer = new RSASSASigner(key);
  }

  String publicKeys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  /**
   * A token of somebody's launch.
   *
   * @param subject their id there
   * @param view the page that the link names
   */
  String token(String subject, String view, String nonce, String target) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      Map<String, Object> claims = claims(subject, view, nonce, target);
      JWSObject token = new JWSObject(header, new Payload(JSON.writeValueAsString(claims)));
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What every launch needs at least: one signature is made, one is looked at. */
  void once() {
    try {
      JWSObject token =
          JWSObject.parse(token("learner-1", "loop", UUID.randomUUID().toString(), ISSUER));
      if (!token.verify(new RSASSAVerifier(key))) {
        throw new IllegalStateException("a signature of our own is wrong");
      }
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> claims(
      String subject, String view, String nonce, String target) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", CLIENT);
    claims.put("sub", subject);
    claims.put("iat", now);
    claims.put("exp", now + 60);
    claims.put("nonce", nonce);
    claims.put("name", "Person of the bench");
    claims.put("given_name", "Person");
    claims.put("family_name", "of the bench");
    claims.put("email", subject + "@example.test");
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "message_type", "LtiResourceLinkRequest");
    claims.put(LTI + "deployment_id", DEPLOYMENT);
    claims.put(LTI + "target_link_uri", target);
    claims.put(LTI + "resource_link", Map.of("id", "17", "title", "My loop"));
    claims.put(
        LTI + "context",
        Map.of("id", "2", "label", "LEAD", "title", "Leading", "type", List.of("CourseSection")));
    claims.put(LTI + "roles", roles(view));
    claims.put(LTI + "custom", Map.of("view", view));
    claims.put(
        LTI + "launch_presentation",
        Map.of("locale", "en", "document_target", "iframe", "return_url", ISSUER + "/back"));
    claims.put(LTI + "tool_platform", Map.of("guid", "bench", "product_family_code", "bench"));
    claims.put(
        SERVICES + "ags/claim/endpoint",
        Map.of(
            "scope",
            List.of(SERVICES + "ags/scope/lineitem", SERVICES + "ags/scope/score"),
            "lineitems",
            ISSUER + "/2/lineitems",
            "lineitem",
            ISSUER + "/2/lineitems/17"));
    claims.put(
        SERVICES + "nrps/claim/namesroleservice",
        Map.of("context_memberships_url", ISSUER + "/2/members", "service_versions", List.of("2")));
    return claims;
  }

  private static List<String> roles(String view) {
    String role = view.equals("course") ? "Instructor" : "Learner";
    return List.of(
        ROLE + "institution/person#Student",
        ROLE + "membership#" + role,
        ROLE + "system/person#User");
  }
}
