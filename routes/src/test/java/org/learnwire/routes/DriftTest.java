package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.TestPostgres;

/** A field that was filled and is empty everywhere. */
class DriftTest {
  private static final PassRequest SWEEP =
      new PassRequest(Optional.empty(), true, Optional.empty(), true);

  @TempDir Path folder;
  private final Academy academy = new Academy();

  @AfterEach
  void stop() {
    academy.close();
  }

  /** The complete list is read with every pass. */
  private Campus snapshot() {
    Campus campus = new Campus(folder, academy.url());
    campus.connector(
        Campus.CONNECTOR.replace("    since: {param: since, from: {maxOf: changed}}\n", ""));
    return campus;
  }

  @Test
  void the_sync_is_not_green_until_the_field_is_filled_again() {
    noticed(snapshot().open("data"));
  }

  @Test
  void on_postgresql_too() {
    noticed(snapshot().open("data", TestPostgres.freshDatabase()));
  }

  private void noticed(Journey opened) {
    academy.results(30);
    try (Journey journey = opened) {
      assertThat(Campus.pass(journey).exitCode()).isZero();
      academy.each(result -> result.put("note", ""));
      PassReport report = Campus.pass(journey);
      StreamRun run = runOf(report);
      assertThat(run.outcome()).isEqualTo("drifted");
      assertThat(run.message())
          .hasValueSatisfying(m -> assertThat(m).contains("note (was in 30 of 30)"));
      assertThat(report.exitCode()).isEqualTo(2);
      assertThat(journey.runs().latest()).anyMatch(StreamRun::drifted);
      assertThat(runOf(Campus.pass(journey)).drifted()).as("still").isTrue();
      academy.each(result -> result.put("note", "back"));
      assertThat(Campus.pass(journey).exitCode()).isZero();
    }
  }

  @Test
  void what_is_accepted_is_remembered_as_it_is_now() {
    academy.results(30);
    try (Journey journey = snapshot().open("data")) {
      Campus.pass(journey);
      academy.each(result -> result.remove("note"));
      assertThat(Campus.pass(journey).exitCode()).isEqualTo(2);
      journey.operations().acceptDrift("academy/results");
      assertThat(Campus.pass(journey).exitCode()).isZero();
      assertThat(Campus.pass(journey).exitCode()).isZero();
    }
  }

  @Test
  void a_field_of_one_in_many_may_go_and_one_of_a_few_changes_says_nothing() {
    academy.results(30);
    academy.each(on(1, result -> result.put("rare", "x")));
    try (Journey journey = snapshot().open("data")) {
      Campus.pass(journey);
      academy.each(result -> result.remove("rare"));
      PassReport report = Campus.pass(journey);
      assertThat(report.exitCode()).as(report.toString()).isZero();
    }
  }

  @Test
  void among_changes_it_is_noticed_once_enough_have_come_without_it() {
    academy.results(30);
    try (Journey journey = new Campus(folder, academy.url()).open("data")) {
      Campus.pass(journey);
      for (int id = 31; id <= 32; id++) {
        academy.result(id, 5).remove("note");
      }
      assertThat(Campus.pass(journey).exitCode()).as("two changes are too few").isZero();
      for (int id = 33; id <= 45; id++) {
        academy.result(id, 5).remove("note");
      }
      assertThat(Campus.pass(journey).exitCode()).isEqualTo(2);
      assertThat(journey.pass(SWEEP).exitCode()).isEqualTo(2);
    }
  }

  @Test
  void a_stream_that_is_not_read_for_too_long_is_told_of() {
    academy.results(3);
    Campus campus =
        new Campus(folder, academy.url())
            .fresh(java.util.Map.of("results", Duration.ofHours(24), "*", Duration.ofDays(9)));
    try (Journey journey = campus.open("data")) {
      assertThat(Campus.pass(journey).exitCode()).isZero();
    }
    academy.before = Academy.failing("/", 403);
    java.time.Clock later =
        java.time.Clock.offset(java.time.Clock.systemUTC(), Duration.ofHours(26));
    try (Journey journey = campus.open("data", later)) {
      assertThat(journey.operations().stale())
          .singleElement()
          .satisfies(
              stale -> {
                assertThat(stale.stream()).isEqualTo("results");
                assertThat(stale.text()).contains("26 h ago").contains("24 h");
              });
      assertThat(Campus.pass(journey).notes()).anyMatch(note -> note.contains("26 h ago"));
    }
  }

  private static Consumer<ObjectNode> on(int id, Consumer<ObjectNode> change) {
    return result -> {
      if (result.path("id").asInt() == id) {
        change.accept(result);
      }
    };
  }

  private static StreamRun runOf(PassReport report) {
    return report.runs().stream()
        .filter(run -> run.stream().equals("results"))
        .findFirst()
        .orElseThrow();
  }
}
