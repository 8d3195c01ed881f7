package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.TestPostgres;
import org.learnwire.routes.MappingReplay.Outcome;

/** A new generation from kept records, without asking the vendor. */
class MappingReplayTest {
  private static final String PASSED =
      Campus.RESULT.replace("\"result\": {", "\"result\": {\"completion\": true, ");

  @TempDir Path folder;
  private final Academy academy = new Academy();

  @AfterEach
  void stop() {
    academy.close();
  }

  @Test
  void exactly_as_many_old_statements_are_voided_as_new_ones_are_linked() {
    Campus campus = new Campus(folder, academy.url()).keepingRaw();
    replayed(campus, () -> campus.open("data"));
  }

  @Test
  void on_postgresql_too() {
    Campus campus = new Campus(folder, academy.url()).keepingRaw();
    var target = TestPostgres.freshDatabase();
    replayed(campus, () -> campus.open("data", target));
  }

  private void replayed(Campus campus, java.util.function.Supplier<Journey> opened) {
    academy.results(25);
    academy.mark(1, "p1", 50);
    Map<String, String> old;
    try (Journey journey = opened.get()) {
      Campus.pass(journey);
      academy.result(3, 99);
      academy.each(result -> changedAfterAll(result, 3));
      Campus.pass(journey);
      old = Campus.standing(journey);
      assertThat(old).hasSize(26);
    }
    campus.mapping(PASSED);
    academy.asked.clear();
    try (Journey journey = opened.get()) {
      Outcome dry = journey.operations().replayMapping("academy/results", true).get(0);
      assertThat(dry.replaced()).isEqualTo(25);
      assertThat(Campus.standing(journey).equals(old)).as("a dry run changes nothing").isTrue();
      Outcome outcome = journey.operations().replayMapping("academy/results", false).get(0);
      assertThat(outcome).isEqualTo(dry);
      assertThat(academy.asked).as("the vendor was not asked").isEmpty();
      assertThat(
              Campus.count(
                  journey, "select count(*) from statement_link where reason = 'remapped'"))
          .isEqualTo(25);
      Map<String, String> now = Campus.standing(journey);
      assertThat(now).hasSize(26);
      assertThat(now.values()).filteredOn(body -> body.contains("completion")).hasSize(25);
      assertThat(now.keySet()).filteredOn(old::containsKey).as("the mark's").hasSize(1);
      assertThat(Campus.pass(journey).statements()).as("a pass finds nothing new").isZero();
      Outcome again = journey.operations().replayMapping("academy/results", true).get(0);
      assertThat(again.replaced()).as("what was made can be replayed again").isEqualTo(25);
    }
  }

  private static void changedAfterAll(
      com.fasterxml.jackson.databind.node.ObjectNode result, int id) {
    if (result.path("id").asInt() == id) {
      result.put("changed", Academy.BEGAN.plus(Duration.ofDays(30)).toString());
    }
  }

  @Test
  void one_that_was_broken_off_goes_on_and_doubles_nothing() {
    academy.results(25);
    Campus campus = new Campus(folder, academy.url()).keepingRaw();
    try (Journey journey = campus.open("data")) {
      Campus.pass(journey);
    }
    campus.mapping(PASSED);
    try (Journey journey = campus.open("data")) {
      // The disk gives out amid the second page.
      journey
          .database()
          .write(
              "a trap",
              tx ->
                  tx.update(
                      "create trigger trap before insert on statement_link"
                          + " when (select count(*) from statement_link where reason = 'remapped') >= 12"
                          + " begin select raise(abort, 'the disk is full'); end"));
      assertThatThrownBy(() -> journey.operations().replayMapping("academy/results", false))
          .hasStackTraceContaining("the disk is full");
      journey.database().write("mended", tx -> tx.update("drop trigger trap"));
      Outcome rest = journey.operations().replayMapping("academy/results", false).get(0);
      assertThat(rest.replaced()).as("the first page was done").isEqualTo(15);
      assertThat(Campus.standing(journey)).hasSize(25);
      assertThat(
              Campus.count(
                  journey, "select count(*) from statement_link where reason = 'remapped'"))
          .isEqualTo(25);
      assertThat(Campus.count(journey, "select max(generation) from stream_state")).isEqualTo(2);
    }
  }

  @Test
  void a_record_that_cannot_be_mapped_keeps_its_old_statement() {
    academy.results(12);
    Campus campus = new Campus(folder, academy.url()).keepingRaw();
    try (Journey journey = campus.open("data")) {
      Campus.pass(journey);
    }
    campus.mapping("if (.id == 7) error(\"seven\") else " + PASSED);
    try (Journey journey = campus.open("data")) {
      Outcome outcome = journey.operations().replayMapping("academy/results", false).get(0);
      assertThat(outcome.replaced()).isEqualTo(11);
      assertThat(outcome.left()).isEqualTo(1);
      assertThat(outcome.problems())
          .singleElement()
          .asString()
          .contains("results 7")
          .contains("seven");
      assertThat(Campus.standing(journey)).hasSize(12);
    }
  }

  @Test
  void what_is_past_its_time_is_let_go_and_said() {
    academy.results(12);
    Campus campus = new Campus(folder, academy.url()).keepingRaw();
    try (Journey journey = campus.open("data")) {
      Campus.pass(journey);
      long bytes = Campus.count(journey, "select sum(length(body)) from raw_page");
      assertThat(bytes).as("kept compressed").isBetween(100L, 12L * 150);
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
    try (Journey journey = campus.open("data", later)) {
      Campus.pass(journey);
      assertThat(Campus.count(journey, "select count(*) from raw_page")).isZero();
      Outcome outcome = journey.operations().replayMapping("academy/results", true).get(0);
      assertThat(outcome.replaced()).isZero();
      assertThat(outcome.without()).isEqualTo(12);
    }
  }

  @Test
  void nothing_is_kept_where_nobody_asked_for_it() {
    academy.results(3);
    try (Journey journey = new Campus(folder, academy.url()).open("data")) {
      Campus.pass(journey);
      assertThat(Campus.count(journey, "select count(*) from raw_page")).isZero();
      assertThatThrownBy(() -> journey.operations().replayMapping("academy", true))
          .hasMessageContaining("raw: {keep: P30D}");
    }
    assertThat(List.of(academy.asked)).isNotEmpty();
  }
}
