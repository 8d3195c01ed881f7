package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.TokenStore;
import org.learnwire.kit.manifest.ErrorWord;

/** A vendor that takes each refresh token once, and gives the next one with the answer. */
class RotationTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: crm
      settings: {refreshToken: {title: Refresh token, secret: true}}
      auth: {refreshToken: {url: /token, refreshToken: "{refreshToken}"}}
      limits: {perSecond: 1000}
      errors: {message: message}
      """;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final FakeVendor vendor = new FakeVendor(this::answer);
  private String good = "refresh-1";
  private final Set<String> given = ConcurrentHashMap.newKeySet();
  private CountDownLatch overlap = new CountDownLatch(0);
  private int number = 1;

  @TempDir Path data;

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void the_new_refresh_token_is_kept_before_the_new_access_token_is_used() throws Exception {
    try (Asking hr = hr("refresh-1", told(new FileTokenStore(data)))) {
      hr.read();
    }
    assertThat(events).containsExactly("asked with refresh-1", "saved refresh-2", "used access-2");
  }

  @Test
  void another_process_goes_on_with_the_newest() throws Exception {
    try (Asking first = hr("refresh-1", new FileTokenStore(data))) {
      first.read();
    }
    try (Asking second = hr("refresh-1", new FileTokenStore(data))) {
      second.read();
    }
    assertThat(events).contains("asked with refresh-2");
  }

  @Test
  void several_at_a_time_do_not_lose_it_to_each_other() throws Exception {
    overlap = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<CallFailure>> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(
            threads.submit(
                () -> {
                  // A store of its own, as another process or a check beside the server has it.
                  try (Asking hr = hr("refresh-1", new FileTokenStore(data))) {
                    return hr.failure();
                  }
                }));
      }
      for (Future<CallFailure> each : all) {
        assertThat(each.get()).isNull();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(events)
        .filteredOn(each -> each.startsWith("asked"))
        .containsExactly("asked with refresh-1", "asked with refresh-2", "asked with refresh-3");
  }

  @Test
  void another_process_waits_for_its_turn() throws Exception {
    FileTokenStore store = new FileTokenStore(data);
    store.take("chain").close();
    Path lock = data.resolve("tokens/chain.lock");
    Process other = OtherProcess.holding(lock);
    try {
      Thread waiting =
          new Thread(
              () -> {
                try {
                  store.take("chain").close();
                  events.add("taken");
                } catch (IOException | InterruptedException e) {
                  events.add(e.toString());
                }
              });
      waiting.start();
      Awaitility.await()
          .until(
              () ->
                  Arrays.stream(waiting.getStackTrace())
                      .anyMatch(frame -> frame.getMethodName().equals("lock")));
      assertThat(events).isEmpty();
      other.destroy();
      waiting.join();
      assertThat(events).containsExactly("taken");
    } finally {
      other.destroy();
    }
  }

  @Test
  void a_person_who_signed_in_anew_is_followed() throws Exception {
    try (Asking hr = hr("refresh-1", new FileTokenStore(data))) {
      hr.read();
    }
    good = "refresh-of-a-new-login";
    try (Asking hr = hr("refresh-of-a-new-login", new FileTokenStore(data))) {
      assertThat(hr.failure()).isNull();
    }
  }

  @Test
  void what_cannot_be_kept_is_not_used_and_not_lost() throws Exception {
    FailingOnce store = new FailingOnce(told(new FileTokenStore(data)));
    try (Asking hr = hr("refresh-1", store)) {
      store.fails = true;
      CallFailure failure = hr.failure();
      assertThat(failure.word()).isEqualTo(ErrorWord.TRANSIENT);
      assertThat(failure).hasMessageContaining("the refresh token cannot be kept: disk full");
      assertThat(events).noneMatch(each -> each.startsWith("used"));
      store.fails = false;
      assertThat(hr.failure()).isNull();
      assertThat(events).contains("saved refresh-2").last().asString().startsWith("used");
    }
  }

  @Test
  void nothing_on_the_disk_shows_a_token_and_nobody_else_may_read_it() throws Exception {
    try (Asking hr = hr("refresh-1", new FileTokenStore(data))) {
      hr.read();
    }
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSize(3);
      for (Path file : all) {
        assertThat(file)
            .content(java.nio.charset.StandardCharsets.ISO_8859_1)
            .doesNotContain("refresh-2");
        assertThat(file.toString()).doesNotContain("refresh-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void a_refresh_token_that_is_no_longer_taken_is_bad_credentials() throws Exception {
    good = "another";
    try (Asking hr = hr("refresh-1", new FileTokenStore(data))) {
      assertThat(hr.failure().word()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
      assertThat(hr.failure())
          .hasMessageContaining("answered 400: refresh token *** is used up")
          .hasMessageContaining("check settings.refreshToken");
    }
  }

  private Asking hr(String refreshToken, TokenStore store) {
    return new Asking(
        YAML, vendor.url(), Map.of("refreshToken", refreshToken), store, Network.straight());
  }

  private Reply answer(Question question) {
    if (question.path().equals("/token")) {
      overlap.countDown();
      try {
        // Time for a second one to come meanwhile, if anything lets it.
        overlap.await(150, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return answered(question);
  }

  private synchronized Reply answered(Question question) {
    if (!question.path().equals("/token")) {
      String token = question.authorization().replace("Bearer ", "");
      if (!given.contains(token)) {
        return new Reply(401, "{}");
      }
      events.add("used " + token);
      return Reply.json("{\"ok\":true}");
    }
    String refresh = question.form("refresh_token");
    events.add("asked with " + refresh);
    if (!refresh.equals(good)) {
      String why = "refresh token " + refresh + " is used up";
      return new Reply(
          400, "{\"error\":\"invalid_grant\",\"error_description\":\"%s\"}".formatted(why));
    }
    number++;
    good = "refresh-" + number;
    given.add("access-" + number);
    return Reply.json(
        "{\"access_token\":\"access-%d\",\"refresh_token\":\"%s\"}".formatted(number, good));
  }

  /** Says when it has saved. */
  private TokenStore told(TokenStore store) {
    return chain -> {
      TokenStore.Chain taken = store.take(chain);
      return new TokenStore.Chain() {
        @Override
        public Optional<String> newest() throws IOException {
          return taken.newest();
        }

        @Override
        public void save(String token) throws IOException {
          taken.save(token);
          events.add("saved " + token);
        }

        @Override
        public void close() throws IOException {
          taken.close();
        }
      };
    };
  }

  /** A disk that is full for a while. */
  private static final class FailingOnce implements TokenStore {
    private final TokenStore store;
    private volatile boolean fails;

    FailingOnce(TokenStore store) {
      this.store = store;
    }

    @Override
    public Chain take(String chain) throws IOException, InterruptedException {
      Chain taken = store.take(chain);
      return new Chain() {
        @Override
        public Optional<String> newest() throws IOException {
          return taken.newest();
        }

        @Override
        public void save(String token) throws IOException {
          if (fails) {
            throw new IOException("disk full");
          }
          taken.save(token);
        }

        @Override
        public void close() throws IOException {
          taken.close();
        }
      };
    }
  }
}
