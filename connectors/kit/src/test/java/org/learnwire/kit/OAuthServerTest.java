package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.TokenStore;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * Against an OAuth 2 server that is not ours: Spring Authorization Server over HTTP. It takes ten
 * seconds, so it runs with {@code ./learnwire test --long}.
 */
@EnabledIfSystemProperty(named = "learnwire.long", matches = "true")
class OAuthServerTest {
  private static final String HEAD =
      """
      name: acme
      title: Acme
      kind: lms
      settings:
        id: {title: Client}
        secret: {title: Secret, secret: true, required: false}
        key: {title: Key, secret: true, required: false}
      limits: {perSecond: 1000}
      """;
  private static OAuthServer server;
  @TempDir Path data;

  @BeforeAll
  static void start() {
    server = new OAuthServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void client_credentials_as_basic_and_in_the_body() throws Exception {
    assertThat(
            who(
                credentials("header"),
                Map.of("id", "machine", "secret", OAuthServer.secret("machine"))))
        .isEqualTo("machine");
    assertThat(
            who(
                credentials("body"),
                Map.of("id", "posting", "secret", OAuthServer.secret("posting"))))
        .isEqualTo("posting");
  }

  @Test
  void a_wrong_secret_is_bad_credentials() throws Exception {
    try (Asking hr =
        asking(credentials("header"), Map.of("id", "machine", "secret", "wrong-one"))) {
      CallFailure failure = hr.failure();
      assertThat(failure.word()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
      assertThat(failure)
          .hasMessageContaining(
              "hr: POST /oauth2/token (client_credentials) answered 401: invalid_client");
    }
  }

  @Test
  void a_client_that_signs_who_it_is() throws Exception {
    String auth =
        """
        auth:
          clientCredentials:
            {url: /oauth2/token, clientId: "{id}", privateKey: "{key}", keyId: k1, scope: read}
        """;
    assertThat(who(auth, Map.of("id", "signing", "key", TestKeys.PEM))).isEqualTo("signing");
    String other = TestKeys.pem("PRIVATE KEY", TestKeys.pair().getPrivate().getEncoded());
    try (Asking hr = asking(auth, Map.of("id", "signing", "key", other))) {
      assertThat(hr.failure().word()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
    }
  }

  @Test
  void a_token_that_is_revoked_in_mid_pass_is_replaced_once() throws Exception {
    try (Asking hr =
        asking(
            credentials("header"),
            Map.of("id", "machine", "secret", OAuthServer.secret("machine")))) {
      String first = hr.read().path("token").asText();
      assertThat(hr.read().path("token").asText()).isEqualTo(first);
      revoke(first.replace("Bearer ", ""));
      long before = hr.caller().calls();
      assertThat(hr.read().path("token").asText()).isNotEqualTo(first);
      assertThat(hr.caller().calls() - before).isEqualTo(3);
    }
  }

  @Test
  void a_refresh_token_that_is_replaced_lives_on_in_the_next_process() throws Exception {
    String first = server.refreshToken();
    assertThat(refreshed(first).path("who").asText()).isEqualTo("ana");
    assertThat(server.takes(first)).isFalse();
    assertThat(refreshed(first).path("who").asText()).isEqualTo("ana");
  }

  private JsonNode refreshed(String refreshToken) throws Exception {
    String yaml =
        """
        name: acme
        title: Acme
        kind: lms
        settings: {refresh: {title: Refresh token, secret: true}, secret: {title: S, secret: true}}
        auth:
          refreshToken:
            {url: /oauth2/token, clientId: person, clientSecret: "{secret}", refreshToken: "{refresh}"}
        """;
    Map<String, String> settings =
        Map.of("refresh", refreshToken, "secret", OAuthServer.secret("person"));
    try (Asking hr =
        new Asking(yaml, server.url(), settings, new FileTokenStore(data), Network.straight())) {
      return hr.read();
    }
  }

  private static String credentials(String in) {
    return """
    auth:
      clientCredentials:
        {url: /oauth2/token, clientId: "{id}", clientSecret: "{secret}", scope: read, in: %s}
    """
        .formatted(in);
  }

  private static String who(String auth, Map<String, String> settings) throws Exception {
    try (Asking hr = asking(auth, settings)) {
      return hr.read().path("who").asText();
    }
  }

  private static Asking asking(String auth, Map<String, String> settings) {
    return new Asking(
        HEAD + auth, server.url(), settings, TokenStore.inMemory(), Network.straight());
  }

  /** RFC 7009. */
  private static void revoke(String token) throws Exception {
    String pair =
        "machine:" + URLEncoder.encode(OAuthServer.secret("machine"), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/oauth2/revoke"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + token))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
