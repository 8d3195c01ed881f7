package org.learnwire.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.kit.manifest.ErrorRules.RetryAfter;
import org.learnwire.kit.manifest.ErrorRules.WaitFormat;
import org.learnwire.kit.manifest.ErrorWord;

class WaitsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30                            | PT30S
          Sun, 01 Mar 2026 12:00:05 GMT | PT5S
          Sun, 01 Mar 2026 11:59:00 GMT | PT0S
          999999999999                  | PT168H
          soon                          |
          -3                            |
          """)
  void retry_after_in_both_forms(String header, Duration wait) {
    assertThat(asked(null, Map.of("Retry-After", header), ErrorWord.TRANSIENT)).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5,SECONDS,PT1.5S",
    "250,MILLIS,PT0.25S",
    "1772366403,EPOCH_SECONDS,PT3S",
    "'Sun, 01 Mar 2026 12:00:07 GMT',DATE,PT7S"
  })
  void a_header_of_the_vendors_own(String header, WaitFormat as, Duration wait) {
    RetryAfter own = new RetryAfter("X-RateLimit-Reset", as);
    assertThat(asked(own, Map.of("X-RateLimit-Reset", header), ErrorWord.THROTTLED))
        .isEqualTo(wait);
  }

  @Test
  void which_stands_in_every_answer_and_means_nothing_in_others() {
    RetryAfter own = new RetryAfter("X-RateLimit-Reset", WaitFormat.SECONDS);
    assertThat(asked(own, Map.of("X-RateLimit-Reset", "60"), ErrorWord.TRANSIENT)).isNull();
    Map<String, String> both = Map.of("X-RateLimit-Reset", "60", "Retry-After", "2");
    assertThat(asked(own, both, ErrorWord.THROTTLED)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_moment_is_one_of_the_vendors_clock() {
    Map<String, String> headers = new HashMap<>();
    headers.put("Date", "Sun, 01 Mar 2026 11:30:00 GMT");
    headers.put("Retry-After", "Sun, 01 Mar 2026 11:30:20 GMT");
    assertThat(asked(null, headers, ErrorWord.THROTTLED)).isEqualTo(Duration.ofSeconds(20));
  }

  private static Duration asked(RetryAfter own, Map<String, String> headers, ErrorWord word) {
    Answer answer = new Answer(429, headers, InputStream.nullInputStream(), () -> {});
    return new Waits(own, NOON).asked(answer, word).orElse(null);
  }
}
