package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;

/** What each kind of authentication sends. */
class TokenKindsTest {
  private static final String HEAD =
      """
      name: acme
      title: Acme
      kind: lms
      settings:
        id: {title: Client, default: acme-client}
        secret: {title: Secret, secret: true, default: "top/secret{id}"}
        key: {title: Key, secret: true, default: none}
        login: {title: Where tokens are, default: ""}
      limits: {perSecond: 1000}
      """;
  private final List<Question> asked = new CopyOnWriteArrayList<>();
  private String token = "{\"access_token\":\"T1\",\"expires_in\":3600}";
  private final FakeVendor vendor = new FakeVendor(this::answer);

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void a_header_of_the_vendors_own() throws Exception {
    read("auth: {header: {name: X-API-Key, value: \"key {secret}\"}}");
    assertThat(asked.get(0).headers().getFirst("X-API-Key")).isEqualTo("key top/secret{id}");
  }

  @Test
  void a_token_call_by_query_whose_answer_names_things_its_own_way() throws Exception {
    token = "{\"data\":{\"jwt\":\"T1\",\"ttl\":3600}}";
    read(
        """
        auth:
          token:
            get: /token
            query: {secret: "{secret}"}
            token: data.jwt
            lifetime: {path: data.ttl}
            send: {header: X-Session, value: "Token {accessToken}"}
        """);
    assertThat(asked.get(0).query()).containsEntry("secret", "top/secret{id}");
    assertThat(asked.get(1).headers().getFirst("X-Session")).isEqualTo("Token T1");
  }

  @Test
  void a_token_call_with_json() throws Exception {
    read(
        """
        auth: {token: {post: /token, body: {user: "{id}", n: 1}, token: access_token, lifetime: PT1H}}
        """);
    assertThat(asked.get(0).body()).isEqualTo("{\"user\":\"acme-client\",\"n\":1}");
    assertThat(asked.get(1).authorization()).isEqualTo("Bearer T1");
  }

  @Test
  void a_token_call_with_a_form_carries_nothing_but_its_own() throws Exception {
    read(
        """
        request: {headers: {X-Every: "1"}, query: {q: "1"}}
        auth: {token: {post: /token, form: {secret: "{secret}"}, token: access_token}}
        """);
    assertThat(asked.get(0).form("secret")).isEqualTo("top/secret{id}");
    assertThat(asked.get(0).headers().getFirst("X-Every")).isNull();
    assertThat(asked.get(0).query()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"header", "body"})
  void client_credentials_go_as_basic_or_in_the_body(String in) throws Exception {
    read(
        """
        auth:
          clientCredentials:
            url: /token
            clientId: "{id}"
            clientSecret: "{secret}"
            scope: read
            in: %s
            params: {audience: api}
        """
            .formatted(in));
    Question call = asked.get(0);
    assertThat(call.form("grant_type")).isEqualTo("client_credentials");
    assertThat(call.form("scope")).isEqualTo("read");
    assertThat(call.form("audience")).isEqualTo("api");
    if (in.equals("body")) {
      assertThat(call.form("client_secret")).isEqualTo("top/secret{id}");
      assertThat(call.authorization()).isEqualTo("null");
    } else {
      String pair = new String(Base64.getDecoder().decode(call.authorization().substring(6)));
      assertThat(pair).isEqualTo("acme-client:top%2Fsecret%7Bid%7D");
      assertThat(call.form("client_secret")).isEmpty();
    }
  }

  @Test
  void a_jwt_bearer_says_who_speaks_of_whom_to_whom() throws Exception {
    read(
        """
        auth:
          jwtBearer:
            {url: /token, issuer: "{id}", subject: ana, audience: login.test, privateKey: "{key}", keyId: k1}
        """);
    assertThat(asked.get(0).form("grant_type"))
        .isEqualTo("urn:ietf:params:oauth:grant-type:jwt-bearer");
    SignedJWT jwt = SignedJWT.parse(asked.get(0).form("assertion"));
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) TestKeys.PAIR.getPublic()))).isTrue();
    assertThat(jwt.getHeader().getKeyID()).isEqualTo("k1");
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("acme-client");
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("ana");
    assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("login.test");
    Duration life =
        Duration.between(
            jwt.getJWTClaimsSet().getIssueTime().toInstant(),
            jwt.getJWTClaimsSet().getExpirationTime().toInstant());
    assertThat(life).isLessThanOrEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void a_key_that_is_none_is_told_and_not_shown() throws Exception {
    try (Asking hr =
        asking(
            "auth: {jwtBearer: {url: /token, issuer: a, subject: b, privateKey: \"{secret}\"}}")) {
      assertThat(hr.failure())
          .hasMessageContaining("nothing can be signed with the private key: it is no PEM text")
          .hasMessageContaining("PKCS #8")
          .hasMessageNotContaining("top/secret");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void calls_go_where_the_token_says() throws Exception {
    try (FakeVendor other = new FakeVendor(q -> Reply.json("{\"ok\":true}"))) {
      token = "{\"access_token\":\"T1\",\"instance_url\":\"%s/i/\"}".formatted(other.url());
      try (Asking hr = asking(FROM_INSTANCE)) {
        assertThat(hr.read().path("ok").asBoolean()).isTrue();
      }
      assertThat(other.asked).containsExactly("/i/things");
    }
  }

  @Test
  void but_not_to_another_company() throws Exception {
    token = "{\"access_token\":\"T1\",\"instance_url\":\"http://evil.test/\"}";
    try (Asking hr = asking(FROM_INSTANCE)) {
      assertThat(hr.failure())
          .hasMessageContaining("the answer of the token call sends us to http://evil.test")
          .hasMessageContaining("credentials are not sent to another company's host");
    }
  }

  @Test
  void the_address_of_tokens_may_be_a_setting() throws Exception {
    try (FakeVendor login = new FakeVendor(q -> Reply.json(token))) {
      String yaml =
          "auth: {clientCredentials: {url: \"{login}/oauth/{id}/token\", clientId: \"{id}\","
              + " clientSecret: \"{secret}\"}}";
      try (Asking hr =
          new Asking(HEAD + yaml, vendor.url(), Map.of("login", login.url() + "/base/"))) {
        hr.read();
      }
      assertThat(login.asked).containsExactly("/base/oauth/acme-client/token");
    }
    assertThat(asked).hasSize(1);
  }

  private static final String FROM_INSTANCE =
      """
      auth:
        clientCredentials:
          {url: /token, clientId: "{id}", clientSecret: "{secret}", baseUrlFrom: instance_url}
      """;

  private Asking asking(String auth) {
    return new Asking(HEAD + auth, vendor.url(), Map.of("key", TestKeys.PEM));
  }

  private void read(String auth) throws Exception {
    try (Asking hr = asking(auth)) {
      hr.read();
    }
  }

  private Reply answer(Question question) {
    asked.add(question);
    return Reply.json(question.path().equals("/token") ? token : "{\"ok\":true}");
  }
}
