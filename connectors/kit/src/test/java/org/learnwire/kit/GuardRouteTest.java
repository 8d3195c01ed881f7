package org.learnwire.kit;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.manifest.ErrorWord;

/** Answers that would lead round, elsewhere or astray: told, and nothing is taken for gone. */
class GuardRouteTest {
  private static final String NEXT = "get: /people\nrecords: people.*\npage: {next: next}";
  private FakeVendor vendor;
  private OneStream stream;

  @AfterEach
  void stop() {
    if (stream != null) {
      stream.close();
    }
    if (vendor != null) {
      vendor.close();
    }
  }

  @Test
  void a_loop_of_next_pages_is_left() throws Exception {
    start(
        NEXT,
        q -> {
          String at = q.query().getOrDefault("p", "0");
          String next = at.equals("1") ? "2" : "1";
          return Reply.json(
              "{\"people\":[{\"id\":" + at + "}],\"next\":\"/people?p=" + next + "\"}");
        });
    refused("GET /people names a next page that it named before");
    assertThat(vendor.asked).containsExactly("/people", "/people?p=1", "/people?p=2");
  }

  @Test
  void a_cursor_that_comes_back_is_left() throws Exception {
    AtomicInteger id = new AtomicInteger();
    start(
        "get: /people\nrecords: people.*\npage: {cursor: {param: c, from: next}}",
        q -> Reply.json("{\"people\":[{\"id\":" + id.incrementAndGet() + "}],\"next\":\"x\"}"));
    refused("GET /people names a next page that it named before");
    assertThat(vendor.asked).hasSize(2);
  }

  @Test
  void empty_pages_without_end_are_left() throws Exception {
    AtomicInteger mark = new AtomicInteger();
    start(
        "get: /people\nrecords: people.*\npage: {cursor: {param: c, from: next}}",
        q -> Reply.json("{\"people\":[],\"next\":" + mark.incrementAndGet() + "}"));
    refused("GET /people gave 101 empty pages in a row");
  }

  @Test
  void a_next_page_on_another_host_is_not_asked_for() throws Exception {
    try (FakeVendor other = new FakeVendor(q -> Reply.json("{}"))) {
      start(NEXT, q -> Reply.json("{\"people\":[{\"id\":1}],\"next\":\"" + other.url() + "/x\"}"));
      refused("the answer's next page is on");
      assertThat(other.asked).isEmpty();
    }
  }

  @Test
  void nor_one_that_the_link_header_names_there() throws Exception {
    try (FakeVendor other = new FakeVendor(q -> Reply.json("{}"))) {
      start(
          "get: /people\nrecords: \"*\"\npage: {link: next}",
          q ->
              Reply.json("[{\"id\":1}]")
                  .with("Link", "<//" + other.url().substring(7) + "/x>; rel=next"));
      refused("the answer's next page is on");
      assertThat(other.asked).isEmpty();
    }
  }

  @Test
  void a_next_page_that_is_no_address_is_told() throws Exception {
    start(NEXT, q -> Reply.json("{\"people\":[{\"id\":1}],\"next\":\"http://[x\"}"));
    refused("the answer to GET /people names a next page that is no address");
  }

  @Test
  void a_page_of_html_is_no_list() throws Exception {
    start(
        NEXT,
        q ->
            new Reply(200, "<html><title>Down for maintenance</title>")
                .with("Content-Type", "text/html"));
    refused("answered 200 with text/html instead of JSON: \"Down for maintenance\"");
  }

  @Test
  void an_error_that_comes_with_200_is_one() throws Exception {
    start(
        "get: /people\nrecords: people.*",
        q -> Reply.json("{\"people\":[{\"id\":1}],\"error\":\"partial answer\"}"));
    StreamReport report = stream.read();
    assertThat(report.error().word()).isEqualTo(ErrorWord.REFUSED);
    assertThat(report.error().message()).contains("GET /people answered: partial answer");
    assertThat(stream.state.scopes).isEmpty();
  }

  @Test
  void the_cursor_goes_by_the_vendors_clock() throws Exception {
    for (Duration skew : new Duration[] {Duration.ofHours(-2), Duration.ofHours(2)}) {
      WireMockServer skewed = skewed(skew);
      try (OneStream one =
          OneStream.of(
              "get: /people\nrecords: \"*\"\nsince: {param: since, from: now}", skewed.baseUrl())) {
        Instant before = Instant.now();
        one.read();
        Instant cursor = Instant.parse(one.state.cursor("hr", "people").orElseThrow());
        assertThat(cursor).isBetween(before.plus(skew).minusSeconds(5), Instant.now().plus(skew));
      } finally {
        skewed.stop();
      }
    }
  }

  @Test
  void a_check_tells_of_clocks_that_are_apart() throws Exception {
    WireMockServer skewed = skewed(Duration.ofMinutes(-90));
    try (OneStream one = OneStream.of("get: /people\nrecords: \"*\"", skewed.baseUrl())) {
      CheckReport report =
          new ConnectionCheck((LearnwireComponent) one.context.getComponent("learnwire")).run("hr");
      assertThat(report.problems())
          .extracting(CheckReport.Problem::message)
          .containsExactly("hr: its clock is 1 h 30 min behind ours");
      assertThat(report.permitted()).isTrue();
    } finally {
      skewed.stop();
    }
  }

  private static WireMockServer skewed(Duration skew) {
    WireMockServer server = new WireMockServer(options().dynamicPort());
    server.start();
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plus(skew).atOffset(ZoneOffset.UTC));
    server.stubFor(any(anyUrl()).willReturn(okJson("[]").withHeader("Date", date)));
    return server;
  }

  /** Read as far as it went; nothing is complete, so nothing is gone. */
  private void refused(String message) throws InterruptedException {
    StreamReport report = stream.read();
    assertThat(report.complete()).isFalse();
    assertThat(report.error().word()).isEqualTo(ErrorWord.INVALID);
    assertThat(report.error().message()).contains(message);
    assertThat(stream.state.scopes).isEmpty();
  }

  private void start(String rest, Function<Question, Reply> answers) throws Exception {
    vendor = new FakeVendor(answers);
    stream = OneStream.of(rest, vendor.url());
  }
}
