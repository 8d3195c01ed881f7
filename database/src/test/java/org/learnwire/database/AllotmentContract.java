package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What positions and stored times promise, on every database. */
abstract class AllotmentContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  abstract Dialect dialect();

  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabase.open(dialect(), folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void positions_and_stored_times_rise_within_and_from_one_to_the_next() {
    Allotment first = allot(3, NOON);
    assertThat(first.position(0)).isEqualTo(1);
    assertThat(first.position(2)).isEqualTo(3);
    assertThat(first.stored(0)).isEqualTo(NOON);
    assertThat(first.stored(2)).isEqualTo(NOON.plusNanos(2_000));
    Allotment second = allot(1, NOON.minusSeconds(60));
    assertThat(second.position(0)).isEqualTo(4);
    assertThat(second.stored(0)).isEqualTo(NOON.plusNanos(3_000));
    assertThatThrownBy(() -> second.position(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void they_go_on_after_opening_again_though_the_clock_was_set_back() {
    allot(5, NOON);
    close();
    open();
    Allotment next = allot(1, NOON.minusSeconds(60));
    assertThat(next.position(0)).isEqualTo(6);
    assertThat(next.stored(0)).isEqualTo(NOON.plusNanos(5_000));
  }

  @Test
  void nothing_is_stored_at_or_before_a_time_that_was_called_consistent() {
    assertThat(consistentAt(NOON)).isEqualTo(NOON);
    assertThat(allot(1, NOON.minusSeconds(5)).stored(0)).isEqualTo(NOON.plusNanos(1_000));
  }

  @Test
  void what_is_being_written_holds_the_watermark_back_until_it_is_committed_or_gone() {
    database.write(
        "held",
        tx -> {
          tx.allot(1, NOON);
          assertThat(consistentAt(NOON.plusSeconds(5))).isBefore(NOON);
          return 0;
        });
    assertThat(consistentAt(NOON.plusSeconds(5))).isEqualTo(NOON.plusSeconds(5));
    assertThatThrownBy(
            () ->
                database.write(
                    "fails",
                    tx -> {
                      tx.allot(1, NOON.plusSeconds(10));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(consistentAt(NOON.plusSeconds(20))).isEqualTo(NOON.plusSeconds(20));
  }

  @Test
  void what_fails_leaves_no_gap() {
    assertThatThrownBy(
        () ->
            database.write(
                "fails",
                tx -> {
                  tx.allot(7, NOON);
                  throw new IllegalStateException("no");
                }));
    assertThat(allot(1, NOON).position(0)).isEqualTo(1);
  }

  private Allotment allot(int size, Instant now) {
    return database.write("allot", tx -> tx.allot(size, now));
  }

  private Instant consistentAt(Instant now) {
    return database.consistentThrough(Clock.fixed(now, ZoneOffset.UTC));
  }
}
