package org.learnwire.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.bench.http.LrsAddress;
import org.learnwire.bench.lrs.LrsRun;
import org.learnwire.bench.lrs.Part;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.report.Row;

/** What the bench counts is what the store holds; how fast it was is nobody's business here. */
class LrsRunTest {
  private static final Set<String> WRITING =
      Set.of(
          "batches of 50",
          "single posts",
          "mixed: single posts",
          "fill, in batches of 50",
          "the 8 writers meanwhile, batches of 50");

  @TempDir Path folder;
  private LrsApplication lrs;

  @BeforeEach
  void start() {
    lrs = new LrsApplication(folder);
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  @Test
  void what_is_acknowledged_is_in_the_store() throws Exception {
    Report report = run(1, Part.values());

    long acknowledged =
        report.rows().stream()
            .filter(row -> WRITING.contains(row.name()))
            .mapToLong(Row::statements)
            .sum();
    assertThat(acknowledged).isGreaterThan(1_000).isEqualTo(lrs.store.count());
    assertThat(report.rows()).allSatisfy(row -> assertThat(row.errors()).isEmpty());
  }

  @Test
  void every_query_finds_what_it_is_meant_to_find() throws Exception {
    Report report = run(1, Part.queries);

    assertThat(report.rows()).hasSizeGreaterThan(8);
    for (Row row : report.rows()) {
      assertThat(row.requests()).as(row.name()).isPositive();
      if (row.name().contains("empty result")) {
        assertThat(row.statements()).as(row.name()).isZero();
      } else {
        assertThat(row.statements()).as(row.name()).isPositive();
      }
    }
  }

  @Test
  void the_same_run_sends_the_same_and_the_store_keeps_it_once() throws Exception {
    long most = run(1, Part.queries).rows().get(0).statements();

    most = Math.max(most, run(1, Part.queries).rows().get(0).statements());

    assertThat(lrs.store.count()).isEqualTo(most);
  }

  @Test
  void a_refusal_is_counted_and_not_among_the_acknowledged() throws Exception {
    run(1, Part.queries);
    long kept = lrs.store.count();

    Row refused = run(2, Part.queries).rows().get(0);

    assertThat(refused.statements()).isZero();
    assertThat(refused.errors()).containsOnlyKeys("409");
    assertThat(lrs.store.count()).isEqualTo(kept);
  }

  @Test
  void an_lrs_that_does_not_let_us_in_is_said_at_once() {
    LrsAddress wrong = LrsAddress.of(lrs.url(), lrs.credential.key(), "wrong", "1.0.3");

    assertThatThrownBy(() -> new LrsRun(wrong, plan(1, Part.batches1)).into(report()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("401");
  }

  private Report run(long seed, Part... parts) throws Exception {
    LrsAddress address =
        LrsAddress.of(lrs.url(), lrs.credential.key(), lrs.credential.secret(), "1.0.3");
    Report report = report();
    new LrsRun(address, plan(seed, parts)).into(report);
    return report;
  }

  /** The same ids each time: another seed then sends others under the same ids. */
  private static LrsRun.Plan plan(long seed, Part... parts) {
    return new LrsRun.Plan(
        Arrays.asList(parts), 0.3, 0, 2_000, 200, seed, 1_750_000_000_000L, List.of(), 0);
  }

  private static Report report() {
    return new Report(
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), true);
  }
}
