package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures made with the JDK's own keytool and checked by us (xAPI Data 2.6). */
class SignedStatementsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static KeyStore keys;

  private final ObjectNode statement =
      Fixtures.minimal()
          .put("id", UUID.randomUUID().toString())
          .put("timestamp", "2026-03-01T12:00:00Z");

  @BeforeAll
  static void keys(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    for (String alias : List.of("signer", "stranger")) {
      String command =
          Path.of(System.getProperty("java.home"), "bin", "keytool")
              + " -genkeypair -keyalg RSA -keysize 2048 -dname CN="
              + alias
              + " -storetype PKCS12 -storepass changeit -alias "
              + alias
              + " -keystore "
              + file;
      Process made =
          new ProcessBuilder(command.split(" "))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("keytool.log").toFile())
              .start();
      assertThat(made.waitFor()).isZero();
    }
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
  }

  @ParameterizedTest
  @CsvSource({"RS256, SHA256withRSA", "RS384, SHA384withRSA", "RS512, SHA512withRSA"})
  void a_signature_over_the_same_statement_is_good(String alg, String algorithm) throws Exception {
    assertThat(check(sign(header(alg, ""), statement.toString(), algorithm))).isEmpty();
    String turned = "{\"timestamp\":\"2026-03-01T13:00:00+01:00\"," + rest();
    assertThat(check(sign(header(alg, x5c("signer")), turned, algorithm))).isEmpty();
  }

  @Test
  void durations_are_compared_to_a_hundredth_of_a_second() throws Exception {
    statement.putObject("result").put("duration", "PT1.239S");
    String payload = statement.toString();
    statement.putObject("result").put("duration", "PT1.23S");
    assertThat(check(sign(header("RS256", ""), payload, "SHA256withRSA"))).isEmpty();
    statement.putObject("result").put("duration", "PT1.24S");
    assertThat(check(sign(header("RS256", ""), payload, "SHA256withRSA")))
        .singleElement()
        .asString()
        .contains("differs from the statement at $.result.duration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b", "a.b.c.d", "!.!.!", "e30.e30.", "W10.e30.AAAA"})
  void what_is_no_jws_is_refused(String content) {
    assertThat(check(content)).hasSize(1);
  }

  @Test
  void other_algorithms_are_refused() throws Exception {
    for (String alg : List.of("HS256", "none", "PS256", "")) {
      assertThat(check(sign(header(alg, ""), statement.toString(), "SHA256withRSA")))
          .singleElement()
          .asString()
          .contains("RS256, RS384 or RS512");
    }
    assertThat(
            check(
                sign(
                    header("RS256", ",\"crit\":[\"b64\"]"), statement.toString(), "SHA256withRSA")))
        .hasSize(1);
  }

  @Test
  void another_statement_is_refused_with_the_path() throws Exception {
    String other = statement.toString().replace("ana@", "ben@");
    assertThat(check(sign(header("RS256", ""), other, "SHA256withRSA")))
        .singleElement()
        .asString()
        .startsWith("$.attachments[0]:")
        .contains("at $.actor.mbox")
        .contains("2.6");
    assertThat(check(sign(header("RS256", ""), "{\"a\":1}", "SHA256withRSA"))).hasSize(1);
    assertThat(check(sign(header("RS256", ""), "[]", "SHA256withRSA"))).hasSize(1);
    assertThat(check(sign(header("RS256", ""), "{'id'", "SHA256withRSA"))).hasSize(1);
  }

  @Test
  void a_signature_must_fit_its_certificate() throws Exception {
    String payload = statement.toString();
    assertThat(check(sign(header("RS256", x5c("stranger")), payload, "SHA256withRSA")))
        .singleElement()
        .asString()
        .contains("must fit the first certificate");
    assertThat(check(sign(header("RS256", x5c("signer")), payload, "SHA512withRSA"))).hasSize(1);
    assertThat(check(sign(header("RS256", x5c("signer", "stranger")), payload, "SHA256withRSA")))
        .singleElement()
        .asString()
        .contains("certified by the one after it");
    for (String none : List.of("[]", "[\"AAAA\"]", "[\"!\"]", "1")) {
      assertThat(check(sign(header("RS256", ",\"x5c\":" + none), payload, "SHA256withRSA")))
          .hasSize(1);
    }
  }

  @Test
  void a_signature_that_did_not_come_along_is_refused() throws Exception {
    Statement signed = signed(sign(header("RS256", ""), statement.toString(), "SHA256withRSA"));
    assertThat(SignedStatements.check(signed, Map.of())).hasSize(1);
  }

  @Test
  void its_content_type_is_checked_with_the_statement() {
    ObjectNode json = signed("x").json();
    ((ObjectNode) json.at("/attachments/0")).put("contentType", "text/plain");
    assertThat(Statement.check(json, XapiVersion.V1_0_3))
        .extracting(Violation::jsonPath)
        .containsExactly("$.attachments[0].contentType");
  }

  private List<Violation> check(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return SignedStatements.check(signed(content), Map.of("a".repeat(64), bytes));
  }

  private Statement signed(String content) {
    ObjectNode json = statement.deepCopy();
    json.putArray("attachments")
        .addObject()
        .put("usageType", Attachment.SIGNATURE)
        .put("contentType", "application/octet-stream")
        .put("length", content.length())
        .put("sha2", "a".repeat(64))
        .putObject("display")
        .put("en", "Signature");
    return Statement.parse(json, XapiVersion.V2_0_0);
  }

  private String rest() {
    ObjectNode rest = statement.deepCopy();
    rest.remove("timestamp");
    return rest.toString().substring(1);
  }

  private static String header(String alg, String more) {
    return "{\"alg\":\"" + alg + "\"" + more + "}";
  }

  private static String x5c(String... aliases) throws Exception {
    StringBuilder chain = new StringBuilder(",\"x5c\":[");
    for (String alias : aliases) {
      byte[] der = keys.getCertificate(alias).getEncoded();
      chain.append(chain.toString().endsWith("[") ? "\"" : ",\"");
      chain.append(Base64.getEncoder().encodeToString(der)).append('"');
    }
    return chain + "]";
  }

  private static String sign(String header, String payload, String algorithm) throws Exception {
    String signed = encoded(header) + "." + encoded(payload);
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign((PrivateKey) keys.getKey("signer", PASSWORD));
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + URL.encodeToString(signature.sign());
  }

  private static String encoded(String text) {
    return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
