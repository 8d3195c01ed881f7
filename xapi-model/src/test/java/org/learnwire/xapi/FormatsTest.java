package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IRIs, timestamps and language maps by themselves. */
class FormatsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.test",
        "https://user@example.test:8443/a;b=1?x=y/z?",
        "http://[2001:db8::7]/c=GB",
        "urn:isbn:0451450523",
        "tag:example.test,2026:x",
        "mailto:ana@example.test",
        "https://例え.テスト/引き割り?キー=値#断片",
        "http://127.0.0.1:8085/mod/quiz/attempt.php?attempt=2&cmid=2",
        "http://example.test/100%25"
      })
  void these_are_absolute_iris(String iri) {
    assertThat(Iris.isAbsolute(iri)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http",
        "http:",
        ":x",
        "/course/2",
        "1http://example.test",
        "http://example.test/a b",
        "http://example.test/<x>",
        "http://example.test/100%",
        "http://example.test/%zz",
        "http://example.test/a#b#c",
        "http://example.test/[x]",
        "http://example.test/\u0007",
        "http://example.test/\uFFFF",
        "http://example.test/\"quoted\""
      })
  void these_are_none(String text) {
    assertThat(Iris.isAbsolute(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00Z, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00.123456789Z, 2026-03-01T12:00:00.123456789Z",
    "2026-03-01T12:00:00.1234567891Z, 2026-03-01T12:00:00.123456789Z",
    "2026-03-01T12:00:00+0530, 2026-03-01T06:30:00Z",
    "2026-03-01T12:00:00-07, 2026-03-01T19:00:00Z",
    "2026-03-01T12:00:00+00:00, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00, 2026-03-01T12:00:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z"
  })
  void timestamps_are_read(String text, Instant instant) {
    assertThat(Timestamps.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z, 2026-03-01T12:00:00.000Z",
    "2026-03-01T12:00:00.5Z, 2026-03-01T12:00:00.500Z",
    "2026-03-01T12:00:00.000001Z, 2026-03-01T12:00:00.000001Z",
    "2026-03-01T12:00:00.123456789Z, 2026-03-01T12:00:00.123456789Z"
  })
  void timestamps_are_written_with_at_least_milliseconds(Instant instant, String text) {
    assertThat(Timestamps.format(instant)).isEqualTo(text);
  }

  @Test
  void the_best_language_is_taken() {
    LanguageMap map = LanguageMap.empty().with("en-GB", "colour").with("de", "Farbe");
    assertThat(map.in("de-AT", "en")).contains("Farbe");
    assertThat(map.in("en")).contains("colour");
    assertThat(map.in("fr")).contains("colour");
    assertThat(LanguageMap.empty().in("en")).isEmpty();
  }
}
