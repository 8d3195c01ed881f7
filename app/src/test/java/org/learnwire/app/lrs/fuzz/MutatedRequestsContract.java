package org.learnwire.app.lrs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.xapi.XapiJson;

/**
 * Valid requests of every resource, damaged, against the program: never a failure of ours, never a
 * hang, memory flat, and what is refused says why and leaves nothing behind. More of them with
 * -Dlearnwire.long=true; a run is repeated with -Dlearnwire.fuzz.seed=SEED.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class MutatedRequestsContract {
  private static final boolean LONG = Boolean.getBoolean("learnwire.long");
  private static final long SEED = Long.getLong("learnwire.fuzz.seed", 20_261_122);
  private static final long GROWTH_MB = 24;
  private static final Pattern MACHINERY =
      Pattern.compile("Exception|org[.]learnwire|com[.]fasterxml|StreamRead|FAIL_ON");

  private final int requests;
  private LrsProcess server;
  private RawClient client;
  private StoredRows rows;

  private final Map<String, Map<String, Integer>> statuses = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private long slowest;
  private String mark;
  private String counts;

  /**
   * @param quick how many requests are damaged where nobody asked for many
   */
  MutatedRequestsContract(int quick) {
    this.requests = LONG ? 100_000 : quick;
  }

  abstract Store store(Path folder);

  /** Where the server stores: its arguments for that, and how to look into it. */
  record Store(List<String> arguments, StoredRows.Kind kind) {}

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Store store = store(folder.resolve("data"));
    server = new LrsProcess(folder, store.arguments());
    client = new RawClient(server.port);
    rows = new StoredRows(store.kind());
  }

  @AfterAll
  void stop() throws Exception {
    rows.close();
    server.close();
  }

  @Test
  @Order(1)
  void before_they_are_damaged_the_requests_are_good() throws Exception {
    ValidRequests valid = new ValidRequests(server.authorization);
    for (int i = 0; i < 300; i++) {
      RawRequest request = valid.any(new Random(SEED - i));
      RawAnswer answer = client.send(request);
      boolean fine = answer.status() < 300 || answer.status() == 404 || answer.status() == 412;
      assertThat(fine).as("%s\n%s\n%s", answer.status(), answer.body(), request).isTrue();
    }
  }

  @Test
  @Order(2)
  void a_damaged_request_never_harms() throws Exception {
    ValidRequests valid = new ValidRequests(server.authorization);
    mark = rows.mark();
    counts = rows.counts();
    long before = 0;
    for (int i = 0; i < requests; i++) {
      one(valid, i);
      if (i == requests / 4) {
        before = server.heapAfterGc();
      }
      if (i % 10_000 == 9_999) {
        report(i + 1, before, server.heapAfterGc());
      }
    }
    long after = server.heapAfterGc();
    report(requests, before, after);
    assertThat(faults).isEmpty();
    assertThat(server.isAlive()).isTrue();
    assertThat(after - before).as("growth of the heap in MB").isLessThan(GROWTH_MB);
    int refused = count("4xx");
    assertThat(refused).isGreaterThan(requests / 4);
    assertThat(count("2xx")).isGreaterThan(requests / 20);
    assertThat(count("closed")).isLessThan(requests / 50);
  }

  private void one(ValidRequests valid, int i) throws Exception {
    Random random = new Random(SEED * 1_000_003 + i);
    RawRequest request = valid.any(random);
    Mutation kind = Mutation.values()[random.nextInt(Mutation.values().length)];
    kind.on(request, random);
    for (int more = random.nextInt(3); more > 1; more--) {
      Mutation.values()[random.nextInt(Mutation.values().length)].on(request, random);
    }
    RawAnswer answer = client.send(request);
    slowest = Math.max(slowest, answer.millis());
    String group = answer.status() == 0 ? "closed" : answer.status() / 100 + "xx";
    tally(kind.name(), group);
    tally("status " + answer.status(), "all");
    String what = "seed " + SEED + " request " + i + " " + kind + "\n" + answer + "\n" + request;
    expect(answer.status() < 500, "a failure of ours", what);
    stored(answer.status() >= 400 || answer.status() == 0, what);
    if (answer.status() >= 400 && !request.method.equals("HEAD")) {
      expect(saysWhy(answer), "a refusal that does not say why", what);
    }
  }

  /** All are collected, so that one run shows them all. */
  private void expect(boolean fine, String fault, String what) {
    if (!fine) {
      faults.add(fault + ": " + (what.length() > 3_000 ? what.substring(0, 3_000) : what));
    }
  }

  /** Whoever was refused has left nothing behind. */
  private void stored(boolean refused, String what) throws Exception {
    String now = rows.mark();
    if (!now.equals(mark)) {
      String countsNow = rows.counts();
      expect(
          !refused || countsNow.equals(counts),
          "refused and stored, " + counts + " became " + countsNow,
          what);
      counts = countsNow;
      mark = now;
    }
  }

  /** One JSON error with what, and no word of the machinery. */
  private static boolean saysWhy(RawAnswer answer) {
    try {
      JsonNode error = XapiJson.read(answer.body()).path("error");
      return answer.headers().getOrDefault("content-type", "").contains("json")
          && !error.path("what").asText().isBlank()
          && !MACHINERY.matcher(answer.body()).find();
    } catch (IOException e) {
      return false;
    }
  }

  private void tally(String row, String column) {
    statuses.computeIfAbsent(row, key -> new TreeMap<>()).merge(column, 1, Integer::sum);
  }

  private int count(String group) {
    return statuses.values().stream().mapToInt(row -> row.getOrDefault(group, 0)).sum();
  }

  private void report(int sent, long before, long after) throws IOException {
    StringBuilder out =
        new StringBuilder(
            getClass().getSimpleName() + ": " + sent + " damaged requests, seed " + SEED + "\n");
    statuses.forEach((row, counts) -> out.append("  %-12s %s%n".formatted(row, counts)));
    out.append(
            "  slowest answer %d ms; heap after GC %d MB, at a quarter of the run %d MB;"
                .formatted(slowest, after, before))
        .append(" process at most ")
        .append(server.peak())
        .append(" MB");
    System.out.println(out);
  }
}
