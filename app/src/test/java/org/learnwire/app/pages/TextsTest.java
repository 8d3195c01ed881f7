package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z");
  private final Texts texts = new Texts(ZoneId.of("Europe/Berlin"));

  @Test
  void a_moment_is_told_in_the_companys_zone() {
    assertThat(texts.moment(NOW)).isEqualTo("Mon 23 Nov, 00:30");
  }

  @Test
  void a_plain_date_is_never_moved_between_zones() {
    assertThat(texts.day("2027-01-31")).isEqualTo("31 Jan 2027");
  }

  @Test
  void text_that_is_no_date_is_left_alone() {
    assertThat(texts.day("end of quarter")).isEqualTo("end of quarter");
  }

  @Test
  void ages_are_said_roughly() {
    assertThat(texts.ago(NOW.minusSeconds(20), NOW)).isEqualTo("just now");
    assertThat(texts.ago(NOW.minus(Duration.ofMinutes(41)), NOW)).isEqualTo("41 min ago");
    assertThat(texts.ago(NOW.minus(Duration.ofHours(23)), NOW)).isEqualTo("23 h ago");
    assertThat(texts.ago(NOW.minus(Duration.ofHours(25)), NOW)).isEqualTo("1 day ago");
    assertThat(texts.ago(NOW.minus(Duration.ofDays(3)), NOW)).isEqualTo("3 days ago");
  }

  @Test
  void numbers_are_grouped_and_nouns_agree() {
    assertThat(texts.count(12418)).isEqualTo("12,418");
    assertThat(texts.count(1, "change", "changes")).isEqualTo("1 change");
    assertThat(texts.count(0, "change", "changes")).isEqualTo("0 changes");
  }

  @Test
  void a_pass_took_as_long_as_it_took() {
    assertThat(texts.took(NOW, NOW.plusMillis(300))).isEqualTo("under 1 s");
    assertThat(texts.took(NOW, NOW.plusSeconds(125))).isEqualTo("2 min 5 s");
  }
}
