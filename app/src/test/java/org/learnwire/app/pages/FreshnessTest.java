package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.learnwire.app.pages.JourneyView.ConnectionView;
import org.learnwire.app.pages.JourneyView.StreamView;

class FreshnessTest {
  private static final Instant NOW = Acme.NOW;
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void what_was_read_in_its_turn_is_fresh() {
    assertThat(Freshness.of(stream(NOW.minus(HOUR), null), HOUR, NOW).word()).isEqualTo("fresh");
  }

  @Test
  void one_long_pass_is_not_late_but_two_missed_turns_are() {
    assertThat(Freshness.of(stream(NOW.minus(Duration.ofMinutes(110)), null), HOUR, NOW).word())
        .isEqualTo("fresh");
    assertThat(Freshness.of(stream(NOW.minus(Duration.ofHours(4)), null), HOUR, NOW).word())
        .isEqualTo("3 h late");
  }

  @Test
  void a_failed_run_says_what_to_do() {
    Freshness freshness =
        Freshness.of(stream(NOW, run(RunView.Outcome.FAILED, "Put in a new token.")), HOUR, NOW);

    assertThat(freshness).isEqualTo(new Freshness("failed", Tone.WRONG, "Put in a new token."));
  }

  @Test
  void what_a_right_was_missing_for_is_said_though_the_rest_was_read() {
    Freshness freshness =
        Freshness.of(stream(NOW, run(RunView.Outcome.COMPLETE, "1 left out.")), HOUR, NOW);

    assertThat(freshness).isEqualTo(new Freshness("not all of it", Tone.WAITING, "1 left out."));
  }

  @Test
  void a_run_that_was_stopped_is_nothing_wrong() {
    assertThat(Freshness.of(stream(NOW, run(RunView.Outcome.STOPPED, null)), HOUR, NOW).tone())
        .isEqualTo(Tone.CALM);
  }

  @Test
  void a_stream_that_was_never_read_says_so() {
    assertThat(Freshness.of(stream(null, null), HOUR, NOW).word()).isEqualTo("not read yet");
  }

  @Test
  void a_connection_is_as_fresh_as_its_worst_stream() {
    List<StreamView> streams =
        List.of(stream(NOW, null), stream(NOW, run(RunView.Outcome.HALTED, "30 % vanished.")));

    assertThat(Freshness.of(connection(streams), NOW).word()).isEqualTo("halted");
  }

  @Test
  void a_connection_that_is_only_written_to_says_what_waits() {
    assertThat(Freshness.of(connection(List.of()), NOW).word()).isEqualTo("3 planned");
  }

  @Test
  void the_age_of_a_connection_is_that_of_its_oldest_stream_and_none_before_all_were_read() {
    Instant earlier = NOW.minus(HOUR);

    assertThat(Freshness.oldest(List.of(NOW, earlier))).isEqualTo(earlier);
    assertThat(Freshness.oldest(Arrays.asList(NOW, null))).isNull();
    assertThat(Freshness.oldest(List.of())).isNull();
  }

  private static ConnectionView connection(List<StreamView> streams) {
    return new ConnectionView("hr", "BambooHR", null, HOUR, "plan", 3, streams);
  }

  private static StreamView stream(@Nullable Instant read, @Nullable RunView run) {
    return new StreamView("employees", read, true, read, run);
  }

  private static RunView run(RunView.Outcome outcome, @Nullable String message) {
    return new RunView(
        "hr", "employees", NOW, NOW, false, 0, 0, 0, Map.of(), Map.of(), 0, outcome, message);
  }
}
