package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Pages;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.ListCall;
import org.learnwire.kit.manifest.Method;
import org.learnwire.kit.manifest.Paging;

/** How the one access token of a connection lives, is renewed and is refused. */
class TokenTest {
  private static final int THREADS = 24;
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: lms
      settings: {id: {title: Client}, secret: {title: Client secret, secret: true}}
      auth: {clientCredentials: {url: /token, clientId: "{id}", clientSecret: "{secret}"}}
      limits: {perSecond: 1000, concurrent: 24}
      errors: {message: message}
      """;
  private TokenVendor vendor;
  private Asking hr;

  @BeforeEach
  void start() {
    vendor = new TokenVendor();
    hr = new Asking(YAML, vendor.url(), Map.of("id", "me", "secret", "client-secret"));
  }

  @AfterEach
  void stop() {
    hr.close();
    vendor.close();
  }

  @Test
  void however_many_ask_at_once_one_token_is_asked_for() throws Exception {
    vendor.holds = new CountDownLatch(1);
    assertThat(allAtOnce()).allMatch(outcome -> outcome.equals("ok"));
    assertThat(vendor.given).hasValue(1);
  }

  @Test
  void a_token_that_many_calls_find_revoked_is_renewed_once() throws Exception {
    hr.read();
    vendor.revoke();
    vendor.holds = new CountDownLatch(1);
    assertThat(allAtOnce()).allMatch(outcome -> outcome.equals("ok"));
    assertThat(vendor.given).hasValue(2);
  }

  @Test
  void those_who_waited_for_a_token_that_was_denied_do_not_ask_again() throws Exception {
    vendor.refusal = new Reply(401, "{\"error\":\"invalid_client\"}");
    vendor.holds = new CountDownLatch(1);
    assertThat(allAtOnce()).allMatch(outcome -> outcome.equals("bad-credentials"));
    assertThat(vendor.given).hasValue(1);
  }

  @Test
  void a_token_revoked_in_mid_pass_loses_and_doubles_nothing() throws Exception {
    Call first = new Call(Method.GET, "/pages", Map.of(), Map.of(), Map.of(), null);
    ListCall list =
        new ListCall(first, FieldPath.of("things.*"), new Paging.Next(FieldPath.of("next")));
    List<Integer> ids = new ArrayList<>();
    try (Pages pages = hr.caller().list(list, name -> "")) {
      for (Pages.Piece piece = pages.next(); piece != null; piece = pages.next()) {
        piece.records().forEach(found -> ids.add(found.json().path("id").asInt()));
      }
    }
    assertThat(ids).containsExactly(1, 2, 3);
    assertThat(vendor.given).hasValue(2);
    assertThat(vendor.turnedAway).hasValue(1);
    assertThat(hr.caller().calls()).isEqualTo(6);
  }

  @Test
  void a_call_refused_once_is_made_again_with_a_new_token_and_no_more_often() throws Exception {
    hr.read();
    vendor.refusesAll = true;
    CallFailure failure = hr.failure();
    assertThat(failure.word()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
    assertThat(failure).hasMessageContaining("check settings.secret of connection hr");
    assertThat(vendor.given).hasValue(2);
    assertThat(vendor.turnedAway).hasValue(2);
  }

  @Test
  void a_write_that_was_turned_away_with_an_old_token_is_sent_once_more() throws Exception {
    hr.read();
    vendor.revoke();
    assertThat(hr.write().path("ok").asBoolean()).isTrue();
    assertThat(vendor.turnedAway).hasValue(1);
  }

  @Test
  void a_token_is_used_until_it_ends() throws Exception {
    hr.read();
    hr.read();
    assertThat(vendor.given).hasValue(1);
    vendor.revoke();
    vendor.lifetime = 0;
    hr.read();
    hr.read();
    assertThat(vendor.given).hasValue(3);
  }

  @Test
  void a_denied_token_says_why_and_the_write_was_not_sent() throws Exception {
    vendor.refusal =
        new Reply(
            400,
            "{\"error\":\"invalid_grant\",\"error_description\":\"user has not approved this\"}");
    CallFailure failure = hr.failure();
    assertThat(failure.word()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
    assertThat(failure.arrival()).isEqualTo(Arrival.NEVER);
    assertThat(failure.aboutItem()).isFalse();
    assertThat(failure)
        .hasMessageContaining(
            "hr: POST /token (client_credentials) answered 400: user has not approved this");
  }

  @Test
  void an_address_of_tokens_that_is_not_there_skips_no_item() throws Exception {
    vendor.refusal = new Reply(404, "{}");
    assertThat(hr.failure().aboutItem()).isFalse();
  }

  @Test
  void a_token_server_in_trouble_is_asked_again_and_the_write_may_be_sent_later() throws Exception {
    vendor.refusal = new Reply(503, "{}");
    CallFailure failure = hr.failure();
    assertThat(failure.word()).isEqualTo(ErrorWord.TRANSIENT);
    assertThat(failure.arrival()).isEqualTo(Arrival.NEVER);
    assertThat(vendor.given).hasValue(3);
  }

  @Test
  void an_answer_without_a_token_is_no_access() throws Exception {
    vendor.refusal = Reply.json("{\"error\":\"bad_verification_code\"}");
    assertThat(hr.failure())
        .hasMessageContaining("the answer of the token call has no access_token");
  }

  @Test
  void no_message_shows_an_access_token() throws Exception {
    vendor.refusesAll = true;
    assertThat(hr.failure()).hasMessageContaining("*** is not valid");
  }

  /** All threads are under way before the answer of the first token call is let go. */
  private List<String> allAtOnce() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    CountDownLatch ready = new CountDownLatch(THREADS);
    int before = vendor.given.get();
    try {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(pool.submit(asking(ready)));
      }
      ready.await();
      Awaitility.await().until(() -> vendor.given.get() > before);
      waitFor(THREADS - 1);
      vendor.holds.countDown();
      List<String> outcomes = new ArrayList<>();
      for (Future<String> each : all) {
        outcomes.add(each.get());
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
    }
  }

  private Callable<String> asking(CountDownLatch ready) {
    return () -> {
      ready.countDown();
      ready.await();
      CallFailure failure = hr.failure();
      return failure == null ? "ok" : failure.reason();
    };
  }

  /** Until so many threads stand at the lock of the token. */
  private static void waitFor(int threads) {
    Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().entrySet().stream()
                        .filter(each -> each.getKey().getState() == Thread.State.WAITING)
                        .filter(
                            each ->
                                List.of(each.getValue()).stream()
                                    .anyMatch(frame -> frame.getClassName().endsWith(".Tokens")))
                        .count()
                    >= threads);
  }
}
