package org.learnwire.lrs.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.RunningLrs;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementRef;
import org.learnwire.xapi.Verbs;

/** The live stream over a real connection. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class StatementStreamContract {
  abstract Dialect dialect();

  @TempDir Path folder;
  private RunningLrs lrs;
  private final HttpClient http = HttpClient.newHttpClient();

  /** One event as a reader sees it. */
  record Event(String id, String kind, String data) {}

  @BeforeEach
  void start() {
    lrs = RunningLrs.start(folder, dialect());
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  /** Reads events until it is closed. */
  private final class Reader implements AutoCloseable {
    private final InputStream in;
    private final BufferedReader lines;
    private String lastId = "";

    Reader(String query, String lastEventId) throws Exception {
      HttpRequest.Builder request = lrs.request("/lrs/stream" + query);
      if (!lastEventId.isEmpty()) {
        request.header("Last-Event-ID", lastEventId);
      }
      HttpResponse<InputStream> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      in = answer.body();
      lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next event that has data, as the standard defines it; null at the end. */
    Event next() throws IOException {
      String kind = "message";
      String id = lastId;
      String data = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          kind = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty()) {
          lastId = id;
          if (data != null) {
            return new Event(id, kind, data);
          }
          kind = "message";
        }
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Test
  void a_reader_that_is_cut_off_again_and_again_gets_every_position_once_and_in_order()
      throws Exception {
    int writers = 4;
    int each = 150;
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    List<Future<?>> writing = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int first = writer * each;
      writing.add(
          pool.submit(
              () -> {
                for (int i = 0; i < each; i++) {
                  lrs.put("writer", RunningLrs.completion(first + i));
                }
              }));
    }
    Random random = new Random(7);
    List<Long> seen = new ArrayList<>();
    String last = "";
    int cuts = 0;
    while (seen.size() < writers * each) {
      try (Reader reader = new Reader("?after=0", last)) {
        int until = 1 + random.nextInt(60);
        for (int i = 0; i < until && seen.size() < writers * each; i++) {
          Event event = reader.next();
          seen.add(Long.parseLong(event.id()));
          last = event.id();
        }
        cuts++;
      }
    }
    for (Future<?> one : writing) {
      one.get(30, TimeUnit.SECONDS);
    }
    pool.shutdown();
    List<Long> stored = new ArrayList<>();
    lrs.ids().forEach(id -> stored.add(lrs.store.byId(id).orElseThrow().position()));
    assertThat(cuts).isGreaterThan(10);
    assertThat(seen).isSorted().doesNotHaveDuplicates().isEqualTo(stored);
  }

  @Test
  void conditions_choose_and_a_voiding_is_shown_to_those_who_saw_its_target() throws Exception {
    Statement wanted = RunningLrs.completion(1);
    lrs.put("a", wanted);
    lrs.put("a", RunningLrs.statement(Verbs.FAILED, 2));
    Statement voiding =
        Statement.builder()
            .actor(Agent.mbox("admin@example.test"))
            .verb(Verbs.VOIDED)
            .object(new StatementRef(wanted.id().orElseThrow()))
            .build();
    try (Reader reader =
        new Reader("?after=0&verb=" + Verbs.COMPLETED.id().replace(":", "%3A"), "")) {
      assertThat(reader.next().data()).contains(wanted.id().orElseThrow().toString());
      lrs.put("a", voiding);
      Event second = reader.next();
      assertThat(second.kind()).isEqualTo("voiding");
      assertThat(second.data()).contains(wanted.id().orElseThrow().toString());
    }
  }

  @Test
  void without_a_position_it_begins_with_what_is_stored_from_now_on() throws Exception {
    lrs.put("a", RunningLrs.completion(1));
    try (Reader reader = new Reader("", "")) {
      Statement next = RunningLrs.completion(2);
      long position = lrs.put("a", next);
      Event event = reader.next();
      assertThat(event.id()).isEqualTo(Long.toString(position));
      assertThat(event.data()).contains(next.id().orElseThrow().toString());
    }
  }

  @Test
  void who_may_not_read_statements_is_refused() throws Exception {
    assertThat(status(HttpRequest.newBuilder(lrs.at("/lrs/stream")))).isEqualTo(401);
    assertThat(status(lrs.request("/lrs/stream?after=x"))).isEqualTo(400);
    assertThat(status(lrs.request("/lrs/stream?afterwards=1"))).isEqualTo(400);
    assertThat(status(lrs.request("/lrs/stream").header("Last-Event-ID", "x"))).isEqualTo(400);
  }

  @Test
  void a_credential_needs_the_scope_to_read_all_statements() throws Exception {
    CredentialDraft draft = CredentialDraft.named("writer");
    NewCredential writer =
        lrs.credentials.add(
            draft.withScopes(Set.of(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE)));
    for (String path : List.of("/lrs/stream", "/lrs/export")) {
      HttpRequest request =
          HttpRequest.newBuilder(lrs.at(path))
              .header("Authorization", RunningLrs.basic(writer))
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("statements/read");
    }
  }

  @Test
  void the_thirty_third_stream_is_refused_until_one_ends() throws Exception {
    List<Reader> open = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      open.add(new Reader("?after=0", ""));
    }
    HttpResponse<String> refused =
        http.send(lrs.request("/lrs/stream?after=0").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("30");
    assertThat(refused.body()).contains("at most 32 streams at once");
    assertThat(status(lrs.request("/lrs/export"))).isEqualTo(200);
    for (Reader reader : open) {
      reader.close();
    }
  }

  @Test
  void a_stopping_server_ends_its_streams_at_once() throws Exception {
    lrs.put("a", RunningLrs.completion(1));
    try (Reader reader = new Reader("?after=0", "")) {
      assertThat(reader.next()).isNotNull();
      long began = System.nanoTime();
      lrs.close();
      assertThat(reader.next()).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void one_stream_too_many_is_refused_and_a_slow_reader_holds_up_nobody() throws Exception {
    try (StatementStreams streams =
        new StatementStreams(lrs.database, lrs.store, 1, Duration.ofSeconds(1))) {
      lrs.put("a", RunningLrs.completion(1));
      Thread slow = new Thread(() -> followSlowly(streams));
      slow.start();
      synchronized (streams) {
        while (slow.getState() != Thread.State.TIMED_WAITING) {
          streams.wait(10);
        }
      }
      assertThat(streams.follow(org.learnwire.lrs.StatementQuery.where(), 0, new Ignoring()))
          .isFalse();
      lrs.put("a", RunningLrs.completion(2));
      assertThat(lrs.ids()).hasSize(2);
      slow.interrupt();
      slow.join();
    }
  }

  private static void followSlowly(StatementStreams streams) {
    try {
      streams.follow(
          org.learnwire.lrs.StatementQuery.where(),
          0,
          new Ignoring() {
            @Override
            public void statement(StoredStatement statement) throws IOException {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            }
          });
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static class Ignoring implements StatementStreams.Reader {
    @Override
    public void statement(StoredStatement statement) throws IOException {}

    @Override
    public void caughtUp(long position) {}
  }

  private int status(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
