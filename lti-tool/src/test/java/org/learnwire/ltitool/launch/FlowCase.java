package org.learnwire.ltitool.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.http.Cookie;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.dialect.Dialect;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;

/** A tool that is registered with one platform, and what its browser sends and keeps. */
abstract class FlowCase {
  static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  static final String HOME = "http://localhost";
  static final ObjectMapper JSON = new ObjectMapper();
  @TempDir static Path data;
  static RSAKey key;
  static HttpServer platform;
  static String registered = "";
  static Database database;
  static AnnotationConfigWebApplicationContext context;
  static MockMvc mvc;
  static Registrations registrations;

  @BeforeAll
  static void begin() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    platform = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    answer("/jwks", 200, () -> new JWKSet(key).toString(true));
    answer("/config", 200, FlowCase::configuration);
    answer("/register", 200, () -> "{\"client_id\":\"made\",\"deployment_id\":\"9:x\"}");
    platform.start();
    database = TestDatabase.open(data);
    context = new AnnotationConfigWebApplicationContext();
    context.setServletContext(new MockServletContext());
    context.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("database", database));
    context.register(FlowWiring.class);
    context.refresh();
    mvc = MockMvcBuilders.webAppContextSetup(context).build();
    registrations = context.getBean(Registrations.class);
    registrations.add(
        new Registration(
            "r1",
            "Acme academy",
            "https://lms.acme.test",
            "client",
            Dialect.MOODLE,
            URI.create("https://sso.acme.test/auth"),
            URI.create("https://sso.acme.test/token"),
            "https://sso.acme.test/token",
            URI.create(at("/jwks")),
            Set.of("1"),
            Set.of(),
            Registration.State.ACTIVE));
    registrations.add(
        new Registration(
            "canvas",
            "Acme college",
            "https://canvas.instructure.com",
            "10000000000012",
            Dialect.CANVAS,
            URI.create("https://sso.canvaslms.com/api/lti/authorize_redirect"),
            URI.create("https://sso.canvaslms.com/login/oauth2/token"),
            "https://sso.canvaslms.com/login/oauth2/token",
            URI.create(at("/jwks")),
            Set.of("1:a"),
            Set.of(),
            Registration.State.ACTIVE));
  }

  interface Body {
    String text();
  }

  static void answer(String path, int status, Body body) {
    platform.createContext(
        path,
        exchange -> {
          if (path.equals("/register")) {
            registered =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          }
          byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  static String at(String path) {
    return "http://127.0.0.1:" + platform.getAddress().getPort() + path;
  }

  static String configuration() {
    return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/jwks", "registration_endpoint": "%1$s/register",
         "id_token_signing_alg_values_supported": ["RS256"],
         "scopes_supported": ["https://purl.imsglobal.org/spec/lti-ags/scope/score"],
         "https://purl.imsglobal.org/spec/lti-platform-configuration":
          {"product_family_code": "moodle", "messages_supported": [{"type": "LtiResourceLinkRequest"}]}}
        """
        .formatted(at(""));
  }

  @AfterAll
  static void end() {
    context.close();
    database.close();
    platform.stop(0);
  }

  static MockHttpServletResponse sent(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.header("Host", "localhost")).andReturn().getResponse();
  }

  static MockHttpServletRequestBuilder login() {
    return post("/lti/login")
        .param("iss", "https://lms.acme.test")
        .param("client_id", "client")
        .param("login_hint", "5")
        .param("target_link_uri", HOME + "/lti/launch");
  }

  static Map<String, String> query(String address) {
    Map<String, String> values = new HashMap<>();
    UriComponentsBuilder.fromUriString(address)
        .build()
        .getQueryParams()
        .forEach(
            (name, value) ->
                values.put(name, java.net.URLDecoder.decode(value.get(0), StandardCharsets.UTF_8)));
    return values;
  }

  static String token(String nonce) throws Exception {
    return token(nonce, Map.of());
  }

  static String token(String nonce, Map<String, Object> more) throws Exception {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://lms.acme.test");
    claims.put("aud", "client");
    claims.put("sub", "5");
    claims.put("iat", now);
    claims.put("exp", now + 60);
    claims.put("nonce", nonce);
    claims.put("name", "Ana López");
    claims.put("email", "ana.lopez@example.test");
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "message_type", "LtiResourceLinkRequest");
    claims.put(LTI + "deployment_id", "1");
    claims.put(LTI + "target_link_uri", HOME + "/lti/launch");
    claims.put(LTI + "resource_link", Map.of("id", "1"));
    claims.put(LTI + "roles", List.of());
    claims.put(LTI + "launch_presentation", Map.of("return_url", "https://school.test/back?x=1"));
    claims.putAll(more);
    claims.values().removeIf(java.util.Objects::isNull);
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
            new Payload(JSON.writeValueAsString(claims)));
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  static Cookie cookie(MockHttpServletResponse response, String begins) {
    String header =
        response.getHeaders("Set-Cookie").stream()
            .filter(each -> each.startsWith(begins))
            .findFirst()
            .orElseThrow();
    assertThat(header).contains("; Secure", "; HttpOnly", "; SameSite=None", "; Partitioned");
    String[] pair = header.split(";")[0].split("=", 2);
    return new Cookie(pair[0], pair[1]);
  }

  static MockHttpServletRequestBuilder proof(
      String token, String proof, String origin, String site) {
    return post("/lti/proof")
        .param("token", token)
        .param("proof", proof)
        .header("Origin", origin)
        .header("Sec-Fetch-Site", site);
  }

  static String stored() {
    return database
        .read(tx -> tx.list("select launch from lti_session", row -> row.getString(1)))
        .toString();
  }
}
