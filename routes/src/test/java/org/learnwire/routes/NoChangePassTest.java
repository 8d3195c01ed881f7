package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pass over a complete list in which nothing has changed: quick, in little memory, and without a
 * write. 2,000 records; with {@code --long} 50,000.
 */
class NoChangePassTest {
  private static final boolean LONG = Boolean.getBoolean("learnwire.long");
  private static final int RECORDS = LONG ? 50_000 : 2_000;
  private static final Duration MOST = Duration.ofSeconds(20);

  /** What a pass may hold at once: a few pages, and a word for each key of the list. */
  private static final long MOST_BYTES = 24L << 20;

  @TempDir Path folder;

  @Test
  void it_writes_nothing_and_holds_a_few_pages() throws Exception {
    try (Academy academy = new Academy()) {
      academy.results(RECORDS);
      Campus campus = new Campus(folder, academy.url());
      campus.connector(
          Campus.CONNECTOR
              .replace("    since: {param: since, from: {maxOf: changed}}\n", "")
              .replace("size: 10", "size: 500"));
      try (Journey journey = campus.open("data")) {
        assertThat(Campus.pass(journey).statements()).isEqualTo(RECORDS);
        long items = Campus.count(journey, "select max(changed) from source_item");
        List<Long> used = new ArrayList<>();
        long before = used();
        academy.before =
            asked -> {
              if (asked.contains("offset=" + (RECORDS - 1000))) {
                used.add(used() - before);
              }
            };
        StreamRun run =
            Campus.pass(journey).runs().stream()
                .filter(each -> each.stream().equals("results"))
                .findFirst()
                .orElseThrow();
        Duration took = Duration.between(run.started(), run.ended().orElseThrow());
        System.out.printf(
            "no-change pass over %d records: %d ms, %d kB held near its end%n",
            RECORDS, took.toMillis(), used.get(0) >> 10);
        assertThat(run.unchanged()).isEqualTo(RECORDS);
        assertThat(Campus.count(journey, "select max(changed) from source_item")).isEqualTo(items);
        assertThat(took).isLessThan(MOST);
        assertThat(used.get(0)).isLessThan(MOST_BYTES);
      }
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
