package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {
  @ParameterizedTest
  @CsvSource({
    "9, 10",
    "9.5, 10",
    "1769884920000, 1769884920001",
    "2026-01-31T18:42:00Z, 2026-01-31T18:42:01Z",
    "2026-01-31T18:42:00Z, 2026-01-31T18:42:00.5Z",
    "2026-01-31T19:42:00+0100, 2026-01-31T18:42:01+00:00",
    "v1, v2"
  })
  void the_older_stands_before_the_newer(String older, String newer) {
    assertThat(VersionOrder.OLDEST_FIRST.compare(older, newer)).isNegative();
    assertThat(VersionOrder.OLDEST_FIRST.compare(newer, older)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"10, 10.0", "2026-01-31T19:42:00+01:00, 2026-01-31T18:42:00Z", "a, a"})
  void the_same_is_neither(String one, String other) {
    assertThat(VersionOrder.OLDEST_FIRST.compare(one, other)).isZero();
  }
}
