package org.learnwire.lrs.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;
import org.learnwire.lrs.AttachmentContent;
import org.learnwire.lrs.Attachments;
import org.learnwire.lrs.RunningLrs;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StatementFilter;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;
import org.learnwire.xapi.visibility.Visibility;

/** Forwarding to a second LRS of ours, and to one that misbehaves. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ForwardingContract {
  abstract Dialect dialect();

  @TempDir Path hereFolder;
  @TempDir Path thereFolder;
  private RunningLrs here;
  private RunningLrs there;

  @BeforeEach
  void start() {
    here = RunningLrs.start(hereFolder, dialect());
    there = RunningLrs.start(thereFolder);
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
  }

  private ForwardTarget target(URI url, boolean fromBeginning, boolean keepsAuthority) {
    return new ForwardTarget(
        "there",
        url,
        there.client.key(),
        there.client.secret(),
        StatementFilter.everything(),
        fromBeginning,
        Set.of("there"),
        Sight.of(Visibility.standard(), Sees.standard()),
        keepsAuthority);
  }

  private Forwarding forward(ForwardTarget target) {
    return Forwarding.start(
        List.of(target), here.database, here.store, Clock.systemUTC(), Duration.ofMillis(20));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.call()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }

  private ForwardStatus status() {
    return ForwardStatus.all(here.database).get(0);
  }

  @Test
  void id_and_timestamp_stay_and_the_target_is_the_authority_unless_ours_is_wanted()
      throws Exception {
    Statement statement = RunningLrs.completion(1);
    here.put("academy", statement);
    try (Forwarding forwarding = forward(target(there.at("/xapi"), true, false))) {
      await(() -> ForwardStatus.all(here.database).stream().anyMatch(s -> s.sent() == 1));
    }
    Statement arrived = there.store.byId(statement.id().orElseThrow()).orElseThrow().statement();
    assertThat(arrived.timestamp()).isEqualTo(statement.timestamp());
    assertThat(arrived.authority().orElseThrow().name()).isEqualTo("test client");
    assertThat(status().sent()).isEqualTo(1);
    assertThat(status().position()).isEqualTo(status().newest());
  }

  @Test
  void from_now_leaves_what_was_there_before_and_what_came_from_the_target() throws Exception {
    here.put("academy", RunningLrs.completion(1));
    try (Forwarding forwarding = forward(target(there.at("/xapi"), false, false))) {
      await(() -> !ForwardStatus.all(here.database).isEmpty());
      here.put("there", RunningLrs.completion(2));
      Statement wanted = RunningLrs.completion(3);
      here.put("academy", wanted);
      await(() -> there.store.count() > 0);
      assertThat(there.ids()).containsExactly(wanted.id().orElseThrow());
    }
  }

  @Test
  void what_the_target_refuses_is_set_aside_with_its_reason_and_the_rest_arrives()
      throws Exception {
    List<Statement> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(RunningLrs.completion(i));
    }
    Statement same = all.get(7);
    there.put("earlier", same);
    Statement other = all.get(21);
    there.put("earlier", RunningLrs.statement(Verbs.FAILED, 99).withId(other.id().orElseThrow()));
    all.forEach(statement -> here.put("academy", statement));
    try (Forwarding forwarding = forward(target(there.at("/xapi"), true, false))) {
      await(
          () ->
              !ForwardStatus.all(here.database).isEmpty()
                  && status().position() == status().newest());
    }
    assertThat(there.ids())
        .containsOnlyOnceElementsOf(all.stream().map(s -> s.id().orElseThrow()).toList());
    assertThat(status().sent()).isEqualTo(29);
    assertThat(status().firstRefused())
        .singleElement()
        .satisfies(
            aside -> {
              assertThat(aside.statementId()).isEqualTo(other.id().orElseThrow().toString());
              assertThat(aside.reason()).startsWith("409");
            });
  }

  @Test
  void files_go_along() throws Exception {
    byte[] bytes = "evidence\r\n--not a boundary".getBytes(StandardCharsets.UTF_8);
    String sha2 =
        java.util.HexFormat.of()
            .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    ObjectNode json = RunningLrs.completion(1).json();
    json.putArray("attachments")
        .addObject()
        .put("usageType", "https://example.test/evidence")
        .put("contentType", "text/plain")
        .put("length", bytes.length)
        .put("sha2", sha2)
        .putObject("display")
        .put("en", "Evidence");
    here.database.write(
        "test",
        tx -> {
          Attachments.store(tx, List.of(new AttachmentContent(sha2, "text/plain", bytes)));
          return 1;
        });
    here.put("academy", Statement.parse(json, XapiVersion.V1_0_3));
    try (Forwarding forwarding = forward(target(there.at("/xapi"), true, false))) {
      await(() -> there.store.count() == 1);
    }
    assertThat(there.store.attachments().find(sha2).orElseThrow().bytes()).isEqualTo(bytes);
  }

  @Test
  void a_wrong_secret_and_an_address_that_is_no_lrs_are_said_and_lose_nothing() throws Exception {
    here.put("academy", RunningLrs.completion(1));
    ForwardTarget wrong =
        new ForwardTarget(
            "there",
            there.at("/xapi"),
            "nobody",
            "nothing",
            StatementFilter.everything(),
            true,
            Set.of(),
            Sight.of(Visibility.standard(), Sees.standard()),
            false);
    try (Forwarding forwarding = forward(wrong)) {
      await(() -> !ForwardStatus.all(here.database).isEmpty() && status().trouble().isPresent());
      assertThat(status().trouble().orElseThrow()).contains("401");
    }
    try (Forwarding forwarding = forward(target(there.at("/nothing"), true, false))) {
      await(() -> status().trouble().orElse("").contains("no version of xAPI"));
    }
    try (Forwarding forwarding = forward(target(there.at("/xapi"), true, false))) {
      await(() -> there.store.count() == 1);
      await(() -> status().trouble().isEmpty());
    }
    assertThat(status().refused()).isZero();
  }

  @Test
  void it_waits_as_long_as_the_target_asks() throws Exception {
    AtomicInteger posts = new AtomicInteger();
    List<Long> at = new ArrayList<>();
    HttpServer busy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    busy.createContext(
        "/xapi/about", exchange -> answer(exchange, 200, "{\"version\":[\"1.0.3\",\"2.0.0\"]}"));
    busy.createContext(
        "/xapi/statements",
        exchange -> {
          at.add(System.nanoTime());
          if (posts.incrementAndGet() == 1) {
            exchange.getResponseHeaders().add("Retry-After", "2");
            answer(exchange, 429, XapiJson.write(XapiJson.object()));
          } else {
            answer(exchange, 200, "[]");
          }
        });
    busy.start();
    try {
      here.put("academy", RunningLrs.completion(1));
      URI url = URI.create("http://127.0.0.1:" + busy.getAddress().getPort() + "/xapi");
      try (Forwarding forwarding = forward(target(url, true, false))) {
        await(() -> posts.get() == 2);
        await(() -> status().sent() == 1);
      }
      assertThat(Duration.ofNanos(at.get(1) - at.get(0))).isGreaterThan(Duration.ofMillis(1_900));
    } finally {
      busy.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
