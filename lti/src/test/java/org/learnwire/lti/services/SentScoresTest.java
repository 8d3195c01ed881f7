package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.TestDatabase;
import org.learnwire.lti.Registration;

/** What is remembered of scores, on both databases. */
class SentScoresTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void each_score_is_a_second_later_and_a_comment_is_said_once(Dialect dialect) {
    Instant now = Instant.parse("2026-11-22T10:00:00.7Z");
    Registration at =
        Tool.registration(
            org.learnwire.lti.dialect.Dialect.OTHER,
            "https://lms.acme.test",
            "c",
            "https://t/",
            "a");
    URI item = URI.create("https://lms.acme.test/items/1");
    try (Database database = TestDatabase.open(dialect, folder)) {
      SentScores scores = new SentScores(database, Clock.fixed(now, ZoneOffset.UTC));
      assertThat(scores.next(at, item, "u1", null)).isEqualTo("2026-11-22T10:00:00Z");
      assertThat(scores.next(at, item, "u1", null)).isEqualTo("2026-11-22T10:00:01Z");
      assertThat(scores.next(at, item, "u2", null)).isEqualTo("2026-11-22T10:00:00Z");
      assertThat(scores.next(at, item, "u1", Instant.parse("2026-11-22T10:05:00.9Z")))
          .isEqualTo("2026-11-22T10:05:01Z");
      scores.saying(at, item, "u1", "Seen applied");
      assertThat(scores.said(at, item, "u1", "Seen applied")).isTrue();
      assertThat(scores.said(at, item, "u1", "Another")).isFalse();
      assertThat(scores.said(at, item, "u2", "Seen applied")).isFalse();
    }
  }
}
