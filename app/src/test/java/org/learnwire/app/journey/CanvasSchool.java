package org.learnwire.app.journey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnwire.lti.Registration;
import org.learnwire.lti.dialect.Dialect;

/**
 * A school on a Canvas of its own, in the words of the vendor's documentation: its API with one
 * learner and what they handed in, and launches of that learner which say next to nothing of them.
 */
final class CanvasSchool implements AutoCloseable {
  static final String LEARNER = "77";
  private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
  private final HttpServer server;
  private final RSAKey key;

  /**
   * @param number the learner's SIS id, which the API shows and launches do not
   * @param when they handed in their work
   */
  CanvasSchool(String number, Instant when) throws IOException {
    try {
      key = new RSAKeyGenerator(2048).keyID("school-1").generate();
    } catch (JOSEException e) {
      throw new IOException(e);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    answers("/jwks", new JWKSet(key).toString(true));
    answers(
        "/login/oauth2/token", "{'access_token': 'a', 'token_type': 'Bearer', 'expires_in': 3600}");
    answers(
        "/api/v1/accounts/self/users",
        "[{'id': 77, 'name': 'A. L.', 'sortable_name': 'L, A', 'sis_user_id': '"
            + number
            + "', 'login_id': 'al', 'email': null}]");
    answers(
        "/api/v1/accounts/self/courses",
        "[{'id': 10, 'name': 'Data literacy', 'course_code': 'DL', 'workflow_state': 'available'}]");
    answers(
        "/api/v1/courses/10/enrollments",
        "[{'id': 501, 'course_id': 10, 'user_id': 77, 'type': 'StudentEnrollment', 'enrollment_state': 'active', 'created_at': '"
            + when
            + "', 'last_activity_at': '"
            + when
            + "', 'grades': {'current_score': 90.0, 'final_score': 45.0}, 'user': {'id': 77, 'name': 'A. L.'}}]");
    answers(
        "/api/v1/courses/10/users/77/progress",
        "{'error': {'message': 'no progress available because this course is not module based'}}");
    answers(
        "/api/v1/courses/10/students/submissions",
        "[{'id': 1, 'assignment_id': 5, 'user_id': 77, 'attempt': 1, 'score': 9.0, 'grade': '9', 'submitted_at': '"
            + when
            + "', 'graded_at': '"
            + when
            + "', 'posted_at': '"
            + when
            + "', 'workflow_state': 'graded', 'late': false, 'excused': false, 'assignment': {'id': 5, 'name': 'Charts that mislead', 'points_possible': 10.0}}]");
    server.start();
  }

  private void answers(String path, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  String url() {
    return "http://" + host();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The settings that pull from it. */
  String connection() {
    return """
            school:
              connector: canvas
              base-url: %s
              settings: {clientId: "1", clientSecret: secret, refreshToken: refresh}
        """
        .formatted(url());
  }

  Registration registration() {
    URI token = URI.create(url() + "/login/oauth2/token");
    return new Registration(
        "school",
        "Acme college",
        "https://canvas.instructure.com",
        "10000000000077",
        Dialect.CANVAS,
        URI.create(url() + "/api/lti/authorize_redirect"),
        token,
        token.toString(),
        URI.create(url() + "/jwks"),
        Set.of("1:a"),
        Set.of(),
        Registration.State.ACTIVE);
  }

  /**
   * Without name, address and SIS id: privacy is set to anonymous, and a variable stayed as it is.
   */
  String launch(String nonce, String target) throws IOException {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims =
        Map.ofEntries(
            Map.entry("iss", "https://canvas.instructure.com"),
            Map.entry("aud", "10000000000077"),
            Map.entry("azp", "10000000000077"),
            Map.entry("sub", "8f1c2d1e-7a2b-4a53-9c07-2b6a5e0d4f11"),
            Map.entry("iat", now - 200),
            Map.entry("exp", now + 3400),
            Map.entry("nonce", nonce),
            Map.entry(CLAIM + "version", "1.3.0"),
            Map.entry(CLAIM + "message_type", "LtiResourceLinkRequest"),
            Map.entry(CLAIM + "deployment_id", "1:a"),
            Map.entry(CLAIM + "target_link_uri", target),
            Map.entry(CLAIM + "resource_link", Map.of("id", "c10")),
            Map.entry(
                CLAIM + "roles",
                List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner")),
            Map.entry(
                CLAIM + "custom",
                Map.of(
                    "lw_user",
                    LEARNER,
                    "lw_host",
                    host(),
                    "lw_course",
                    "10",
                    "lw_employee",
                    "$Canvas.user.sisSourceId")));
    try {
      JWSObject signed =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("school-1").build(),
              new Payload(claims));
      signed.sign(new RSASSASigner(key));
      return signed.serialize();
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
