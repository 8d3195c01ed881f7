package org.learnwire.lti;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.learnwire.lti.dialect.Dialect;

/** A platform that signs what a test wants signed, and publishes its keys over real HTTP. */
final class TestPlatform implements AutoCloseable {
  static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  static final String ROLE = "http://purl.imsglobal.org/vocab/lis/v2/";
  static final URI TOOL = URI.create("https://learn.acme.test/lti/launch");

  /** Made once: making one takes longer than any test here. */
  private static final RSAKey KEY = newKey("platform-1");

  private static final RSAKey FOREIGN = newKey("foreign");
  private static final ObjectMapper JSON = new ObjectMapper();

  final AtomicInteger fetches = new AtomicInteger();
  volatile String published;
  volatile int status = 200;
  final RSAKey key = KEY;
  private final HttpServer server;

  TestPlatform() throws IOException {
    published = new JWKSet(key).toString(true);
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/jwks",
        exchange -> {
          fetches.incrementAndGet();
          byte[] body = published.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private static RSAKey newKey(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another key than the platform's, by any name. */
  static RSAKey foreign(String kid) {
    return new RSAKey.Builder(FOREIGN).keyID(kid).build();
  }

  URI jwks() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
  }

  Registration registration(String id) {
    return new Registration(
        id,
        "Acme academy",
        "https://lms.acme.test",
        "client-" + id,
        Dialect.OTHER,
        URI.create("https://sso.acme.test/auth"),
        URI.create("https://sso.acme.test/token"),
        "https://sso.acme.test/token",
        jwks(),
        Set.of("1"),
        Set.of(),
        Registration.State.ACTIVE);
  }

  /** A launch of a teacher with everything in it that a platform sends. */
  static Map<String, Object> claims(Registration to, LoginState state, Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", to.issuer());
    claims.put("aud", to.clientId());
    claims.put("sub", "5");
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 60);
    claims.put("nonce", state.nonce());
    claims.put("name", "Ana López");
    claims.put("email", "ana.lopez@example.test");
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "message_type", "LtiResourceLinkRequest");
    claims.put(LTI + "deployment_id", "1");
    claims.put(LTI + "target_link_uri", TOOL.toString());
    claims.put(LTI + "resource_link", Map.of("id", "17", "title", "Practice"));
    claims.put(LTI + "context", Map.of("id", "2", "title", "Leading teams"));
    claims.put(LTI + "roles", List.of(ROLE + "membership#Instructor"));
    return claims;
  }

  String sign(Map<String, Object> claims) {
    return sign(key, key.getKeyID(), claims);
  }

  static String sign(RSAKey key, String kid, Map<String, Object> claims) {
    return sign(key, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), claims);
  }

  static String sign(RSAKey key, JWSHeader header, Map<String, Object> claims) {
    try {
      JWSObject token = new JWSObject(header, new Payload(JSON.writeValueAsString(claims)));
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
