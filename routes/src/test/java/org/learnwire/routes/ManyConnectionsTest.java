package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many connections in one process, of which one hangs: no other waits more than twice its interval.
 * Ten for six intervals of a second; with {@code --long} fifty for a minute.
 */
class ManyConnectionsTest {
  private static final boolean LONG = Boolean.getBoolean("learnwire.long");
  private static final int CONNECTIONS = LONG ? 50 : 10;
  private static final Duration EVERY = Duration.ofSeconds(LONG ? 5 : 1);
  private static final Duration FOR = EVERY.multipliedBy(LONG ? 12 : 6);

  @TempDir Path folder;

  @Test
  void a_system_that_hangs_keeps_no_other_waiting() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (Academy good = new Academy();
        Academy hanging = new Academy()) {
      good.results(5);
      hanging.before = asked -> hang(over);
      Campus campus = new Campus(folder, good.url()).every(EVERY);
      campus.connector(Campus.CONNECTOR.replace("timeout: PT5S", "timeout: PT5M"));
      Map<String, String> urls = new LinkedHashMap<>();
      urls.put("hanging", hanging.url());
      for (int i = 1; i < CONNECTIONS; i++) {
        urls.put("academy-" + i, good.url());
      }
      try (Journey journey = campus.open("data", Clock.systemUTC(), urls)) {
        Instant began = Instant.now();
        journey.start();
        over.await(FOR.toMillis(), TimeUnit.MILLISECONDS);
        Duration longest = longestWait(journey, began, Instant.now());
        System.out.printf(
            "%d connections, one hanging, each every %d s: the longest wait was %d ms%n",
            CONNECTIONS, EVERY.toSeconds(), longest.toMillis());
        assertThat(longest).isLessThan(EVERY.multipliedBy(2));
        over.countDown();
      }
    }
  }

  private static void hang(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Between two starts of the same connection's passes, the beginning and the end included. */
  private static Duration longestWait(Journey journey, Instant began, Instant ended) {
    Map<String, Instant> last = new LinkedHashMap<>();
    for (int i = 1; i < CONNECTIONS; i++) {
      last.put("academy-" + i, began);
    }
    List<StreamRun> runs =
        journey.runs().recent(100_000).stream()
            .filter(run -> run.stream().equals("courses") && last.containsKey(run.connection()))
            .sorted(java.util.Comparator.comparing(StreamRun::started))
            .toList();
    assertThat(runs).hasSizeGreaterThan(3 * CONNECTIONS);
    Duration longest = Duration.ZERO;
    for (StreamRun run : runs) {
      Duration wait = Duration.between(last.put(run.connection(), run.started()), run.started());
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    for (Instant latest : last.values()) {
      Duration wait = Duration.between(latest, ended);
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    return longest;
  }
}
