package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiVersion;

class PositionTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  @Test
  void long_vouched_for_it_stands_just_before_the_newest() {
    Position position =
        Position.at(null)
            .after(List.of(stored(NOON)), Optional.of(NOON.plusSeconds(3600)), OVERLAP);
    assertThat(position.asked()).isEqualTo("2026-03-01T12:00:00.122Z");
  }

  @Test
  void near_the_present_it_stands_an_overlap_before_what_the_lrs_vouches_for() {
    Position position =
        Position.at(null).after(List.of(stored(NOON)), Optional.of(NOON.plusSeconds(1)), OVERLAP);
    assertThat(position.asked()).isEqualTo("2026-03-01T11:58:01.123Z");
  }

  @Test
  void an_lrs_that_vouches_for_nothing_is_taken_as_far_as_its_newest_statement() {
    Position position = Position.at(null).after(List.of(stored(NOON)), Optional.empty(), OVERLAP);
    assertThat(position.asked()).isEqualTo("2026-03-01T11:58:00.123Z");
  }

  @Test
  void it_never_goes_back() {
    Position late = Position.at(NOON);
    Position position =
        late.after(List.of(stored(NOON.plusSeconds(1))), Optional.of(NOON), OVERLAP);
    assertThat(position.since()).isEqualTo(NOON);
  }

  @Test
  void it_remembers_only_what_will_be_shown_again() {
    Statement old = stored(NOON.minusSeconds(10));
    Statement first = stored(NOON);
    Statement second = stored(NOON);
    Position position =
        Position.at(null)
            .after(List.of(old, first, second), Optional.of(NOON.plusSeconds(3600)), OVERLAP);
    assertThat(position.isNew(old)).isTrue();
    assertThat(position.isNew(first)).isFalse();
    assertThat(position.isNew(second)).isFalse();
    assertThat(Position.read(position.text())).isEqualTo(position);
  }

  private static Statement stored(Instant at) {
    return Statement.trusted(
        FakeLrs.statement(UUID.randomUUID().toString()).put("stored", Timestamps.format(at)),
        XapiVersion.V1_0_3);
  }
}
