package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassReportTest {
  @Test
  void all_well_is_0() {
    assertThat(report(run("complete", null), List.of(), List.of()).exitCode()).isZero();
  }

  @Test
  void what_was_left_out_for_want_of_a_right_is_2() {
    PassReport report =
        report(run("complete", "1 left out for want of a right"), List.of(), List.of());
    assertThat(report.failed()).isFalse();
    assertThat(report.exitCode()).isEqualTo(2);
  }

  @Test
  void what_waits_is_2() {
    assertThat(report(run("complete", null), List.of("hr: 1 waits"), List.of()).exitCode())
        .isEqualTo(2);
  }

  @Test
  void what_could_not_be_read_is_1() {
    assertThat(report(run("failed", "401"), List.of(), List.of()).exitCode()).isEqualTo(1);
    assertThat(report(run("stopped", null), List.of(), List.of()).exitCode()).isEqualTo(1);
    assertThat(report(run("complete", null), List.of(), List.of("no")).exitCode()).isEqualTo(1);
  }

  private static PassReport report(StreamRun run, List<String> notes, List<String> problems) {
    return new PassReport(
        List.of(run),
        0,
        0,
        0,
        PassReport.Receipts.NONE,
        List.of(),
        notes,
        List.of("cycle 2027 is missing"),
        problems,
        Duration.ofSeconds(1));
  }

  private static StreamRun run(String outcome, String message) {
    Instant at = Instant.parse("2026-11-22T10:00:00Z");
    return new StreamRun(
        "academy",
        "grades",
        at,
        Optional.of(at),
        false,
        1,
        1,
        0,
        Map.of(),
        Map.of(),
        0,
        1,
        outcome,
        Optional.ofNullable(message),
        Optional.of(at),
        Optional.of(at));
  }
}
