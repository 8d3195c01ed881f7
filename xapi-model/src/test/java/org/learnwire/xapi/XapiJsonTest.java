package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as JSON at all, and the limits of what a statement may hold. */
class XapiJsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"{'a':1,'a':2}", "[{'b':{'a':1,'c':2,'a':3}}]"})
  void a_property_that_stands_twice_is_named(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> XapiJson.read(bytes))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("only once")
        .hasMessageContaining(".a")
        .hasMessageContaining("line: 1")
        .hasMessageNotContaining("FAIL_ON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "[1]x", "{", "[1,", "'a", "nul", "{a:1}", "01", "NaN", "\u0000"})
  void what_is_no_json_is_refused(String text) {
    assertThatThrownBy(() -> XapiJson.read(text)).isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "ISO-8859-1"})
  void bytes_that_are_no_utf_8_are_refused(String charset) {
    byte[] bytes = "{\"a\":\"Übung\"}".getBytes(Charset.forName(charset));
    assertThatThrownBy(() -> XapiJson.read(bytes)).isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":{]", "{\"a\":[}", "{\"a\":[1", "[[[[[", "1e", "\"a"})
  void messages_know_nothing_of_the_parser(String text) {
    assertThatThrownBy(() -> XapiJson.read(text))
        .extracting(e -> ((JsonProcessingException) e).getOriginalMessage())
        .asString()
        .isNotBlank()
        .doesNotContain("Source", "Stream", "REDACTED");
  }

  @Test
  void numbers_keep_their_digits() throws Exception {
    String text = "[1.50,100,1E+2,0.0,12345678901234567890.123]";
    assertThat(XapiJson.write(XapiJson.read(text))).isEqualTo(text);
  }

  @Test
  void what_is_too_deep_too_long_or_too_large_to_read_is_refused_at_once() {
    for (String text :
        new String[] {
          "[".repeat(5_000), "1".repeat(5_000), "\"" + "x".repeat(XapiJson.MAX_STRING + 1) + "\""
        }) {
      assertThatThrownBy(() -> XapiJson.read(text)).isInstanceOf(JsonProcessingException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a\\u0000b'",
        "'\\ud800'",
        "'x\\udc00y'",
        "{'\\udbff':1}",
        "[[{'a':'\\u0000'}]]",
        "1e1001",
        "[1e-99999999]"
      })
  void what_no_store_can_keep_is_refused_wherever_it_stands(String value) throws Exception {
    String text = value.replace('\'', '"');
    ObjectNode json = Fixtures.minimal();
    json.putObject("context").putObject("extensions").set("http://e.test/x", XapiJson.read(text));
    assertThat(Statement.check(json, XapiVersion.V1_0_3))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.jsonPath()).isEqualTo("$.context.extensions['http://e.test/x']");
              assertThat(one.specReference()).contains("limits of this LRS");
            });
  }

  @Test
  void names_and_scores_have_the_same_limits() throws Exception {
    ObjectNode json = Fixtures.minimal();
    ((ObjectNode) json.get("actor")).put("name", "Ana\u0000");
    json.putObject("result").putObject("score").set("raw", XapiJson.read("1e5000"));
    assertThat(Statement.check(json, XapiVersion.V1_0_3))
        .extracting(Violation::jsonPath)
        .containsExactly("$.actor.name", "$.result.score.raw");
    ((ObjectNode) json.get("actor")).put("name", "Ana 😀 \uD83D\uDE00");
    json.remove("result");
    assertThat(Statement.check(json, XapiVersion.V1_0_3)).isEmpty();
  }
}
