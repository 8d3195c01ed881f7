package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Origin;
import org.learnwire.database.TestPostgres;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.routes.Finding.Kind;
import org.learnwire.routes.Reconciler.Report;

/** A source compared with what is stored of it. */
class ReconcilerTest {
  private static final Window ALL =
      new Window(Optional.empty(), Instant.parse("2100-01-01T00:00:00Z"));

  @TempDir Path folder;
  private final Academy academy = new Academy();

  @AfterEach
  void stop() {
    academy.close();
  }

  @Test
  void the_dropped_the_doubled_and_the_altered_row_are_named_and_no_other() throws Exception {
    exactlyThree(new Campus(folder, academy.url()).open("data"));
  }

  @Test
  void on_postgresql_too() throws Exception {
    exactlyThree(new Campus(folder, academy.url()).open("data", TestPostgres.freshDatabase()));
  }

  private void exactlyThree(Journey opened) throws Exception {
    academy.results(40);
    academy.mark(1, "p1", 50);
    academy.mark(2, "p2", 60);
    try (Journey journey = opened) {
      Campus.pass(journey);
      Report same = journey.operations().reconcile("academy", ALL);
      assertThat(same.findings()).isEmpty();
      assertThat(same.exitCode()).isZero();
      assertThat(same.records()).isEqualTo(42);

      UUID dropped = statementOf(journey, "5");
      drop(journey, dropped);
      UUID twin = twice(journey, statementOf(journey, "17"));
      UUID altered = statementOf(journey, "23");
      alter(journey, altered);
      long before = Campus.count(journey, "select count(*) from statement");

      Report report = journey.operations().reconcile("academy", ALL);
      assertThat(report.findings())
          .extracting(Finding::kind, Finding::key, f -> f.statement().orElseThrow())
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(Kind.MISSING, "5", dropped),
              org.assertj.core.groups.Tuple.tuple(Kind.SURPLUS, "17", twin),
              org.assertj.core.groups.Tuple.tuple(Kind.DIFFERING, "23", altered));
      assertThat(report.findings())
          .filteredOn(f -> f.kind() == Kind.DIFFERING)
          .singleElement()
          .satisfies(f -> assertThat(f.detail()).contains("$.result.score.raw"));
      assertThat(report.exitCode()).isEqualTo(2);
      assertThat(Campus.count(journey, "select count(*) from statement")).isEqualTo(before);
    }
  }

  @Test
  void a_window_leaves_out_what_happened_before_and_after() throws Exception {
    academy.results(40);
    try (Journey journey = new Campus(folder, academy.url()).open("data")) {
      Campus.pass(journey);
      for (String key : List.of("5", "17", "35")) {
        drop(journey, statementOf(journey, key));
      }
      Instant from = Academy.BEGAN.plus(Duration.ofHours(10));
      Window window = new Window(Optional.of(from), from.plus(Duration.ofHours(20)));
      Report report = journey.operations().reconcile("academy", window);
      assertThat(report.findings()).extracting(Finding::key).containsExactly("17");
      assertThat(report.records()).isEqualTo(20);
    }
  }

  @Test
  void what_was_never_pulled_and_what_the_source_no_longer_has_are_named() throws Exception {
    academy.results(10);
    try (Journey journey = new Campus(folder, academy.url()).open("data")) {
      Campus.pass(journey);
      academy.result(11, 5);
      academy.forget(4);
      Report report = journey.operations().reconcile("academy", ALL);
      assertThat(report.findings())
          .extracting(Finding::kind, Finding::stream, Finding::key)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(Kind.MISSING, "results", "11"),
              org.assertj.core.groups.Tuple.tuple(Kind.SURPLUS, "results", "4"));
    }
  }

  @Test
  void of_a_source_that_cannot_be_read_nothing_is_surplus() throws Exception {
    academy.results(10);
    try (Journey journey = new Campus(folder, academy.url()).open("data")) {
      Campus.pass(journey);
      academy.before = Academy.failing("/results", 401);
      Report report = journey.operations().reconcile("academy", ALL);
      assertThat(report.findings()).isEmpty();
      assertThat(report.problems()).singleElement().asString().contains("academy/results");
      assertThat(report.exitCode()).isEqualTo(1);
    }
  }

  private static UUID statementOf(Journey journey, String key) {
    return journey
        .database()
        .read(
            tx ->
                tx.one(
                    "select i.statement_id from source_item i join source_stream s"
                        + " on s.id = i.source_id where s.stream = 'results' and i.item_key = ?",
                    r -> UUID.fromString(r.getString(1)),
                    key))
        .orElseThrow();
  }

  private static void drop(Journey journey, UUID id) {
    StoredStatement stored = journey.statements().byId(id).orElseThrow();
    journey
        .database()
        .write(
            "lost",
            tx -> {
              journey.statements().remove(tx, stored, "a test");
              return null;
            });
  }

  private static UUID twice(Journey journey, UUID id) {
    StoredStatement stored = journey.statements().byId(id).orElseThrow();
    UUID twin = UUID.randomUUID();
    journey
        .database()
        .write(
            "doubled",
            tx ->
                journey
                    .statements()
                    .store(
                        tx,
                        stored.statement().without("stored").withId(twin),
                        Origin.SOURCE,
                        StoreOptions.from("academy")));
    return twin;
  }

  private static void alter(Journey journey, UUID id) {
    ObjectNode body = Json.object(journey.statements().byId(id).orElseThrow().body());
    ((ObjectNode) body.path("result").path("score")).put("raw", 12345);
    journey
        .database()
        .write("altered", tx -> tx.update("update statement set body = ? where id = ?", body, id));
  }
}
