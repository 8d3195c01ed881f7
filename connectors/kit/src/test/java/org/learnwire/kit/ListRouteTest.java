package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.manifest.ErrorWord;

/** How one list is read: its pages, its window, its details, its names in a URI. */
class ListRouteTest {
  private static final String HEAD =
      """
      name: acme
      title: Acme
      kind: hris
      limits: {perSecond: 1000, concurrent: 3}
      streams:
        people:
          verified: live
          to: reference
          key: [id]
      """;
  private static final String WRITE =
      "writes: {goal.create: {verified: live, post: /goals, class: none}}\n";

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<SourcePage> pages = new CopyOnWriteArrayList<>();
  private final MemoryState state = new MemoryState();
  private FakeVendor vendor;

  @AfterEach
  void stop() {
    context.stop();
    if (vendor != null) {
      vendor.close();
    }
  }

  @Test
  void an_offset_is_counted_up_to_the_first_short_page() throws Exception {
    start(
        """
            get: /people
            records: "*"
            page: {offset: {offset: from, limit: most, size: 3}}
        """,
        q -> people(Integer.parseInt(q.query().get("from")), 7, 3));
    assertThat(read(ReadOptions.changes()).read()).isEqualTo(7);
    assertThat(vendor.asked)
        .containsExactly("/people?from=0&most=3", "/people?from=3&most=3", "/people?from=6&most=3");
    assertThat(state.scopes.get("")).hasSize(7);
  }

  @Test
  void a_last_page_that_is_full_is_followed_by_an_empty_one() throws Exception {
    start(
        """
            get: /people
            records: "*"
            page: {number: {param: page, sizeParam: size, size: 2, first: 1}}
        """,
        q -> people(2 * (Integer.parseInt(q.query().get("page")) - 1), 4, 2));
    assertThat(read(ReadOptions.changes()).read()).isEqualTo(4);
    assertThat(vendor.asked).hasSize(3);
  }

  @Test
  void a_next_link_is_followed_on_the_same_host() throws Exception {
    start(
        """
            get: /people
            records: people.*
            page: {next: links.next}
        """,
        q ->
            q.query().containsKey("after")
                ? Reply.json("{\"people\":[{\"id\":2}],\"links\":{\"next\":null}}")
                : Reply.json("{\"links\":{\"next\":\"/people?after=1\"},\"people\":[{\"id\":1}]}"));
    assertThat(read(ReadOptions.changes()).read()).isEqualTo(2);
    assertThat(vendor.asked).containsExactly("/people", "/people?after=1");
  }

  @Test
  void a_system_that_ignores_paging_is_found_out() throws Exception {
    start(
        """
            get: /people
            records: "*"
            page: {offset: {offset: from, limit: most, size: 3}}
        """,
        q -> people(0, 3, 3));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.complete()).isFalse();
    assertThat(report.error().message()).contains("GET /people gave the same page twice");
    assertThat(state.scopes).isEmpty();
  }

  @Test
  void a_long_answer_is_cut_into_pages_of_five_hundred() throws Exception {
    start("    get: /people\n    records: \"*\"\n", q -> people(0, 1201, 2000));
    assertThat(read(ReadOptions.changes()).complete()).isTrue();
    assertThat(pages).extracting(page -> page.records().size()).containsExactly(500, 500, 201);
    assertThat(pages).extracting(SourcePage::number).containsExactly(0, 1, 2);
  }

  @Test
  void an_answer_without_the_list_says_nothing_of_absence() throws Exception {
    start("    get: /people\n    records: people.*\n", q -> Reply.json("{\"persons\":[]}"));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.error().word()).isEqualTo(ErrorWord.INVALID);
    assertThat(report.error().message()).contains("the answer to GET /people has no people.*");
    assertThat(state.scopes).isEmpty();
    assertThat(state.passes).containsExactly(false);
  }

  @Test
  void without_a_cursor_the_complete_list_is_read_first() throws Exception {
    start(
        """
            get: /changed
            since: {param: since, from: {maxOf: at}, overlap: PT60S, format: unix}
            sweep: {get: /people}
            records: "*"
        """,
        q -> Reply.json("[{\"id\":1,\"at\":1000},{\"id\":2,\"at\":900}]"));
    read(ReadOptions.changes());
    assertThat(state.cursor("hr", "people")).contains("1000");
    assertThat(state.scopes).containsKey("");
    state.scopes.clear();
    read(ReadOptions.changes());
    assertThat(state.scopes).as("changes say nothing of absence").isEmpty();
    read(ReadOptions.fullSweep());
    assertThat(vendor.asked).containsExactly("/people", "/changed?since=940", "/people");
    assertThat(state.scopes).containsKey("");
  }

  @Test
  void a_cursor_taken_from_records_never_goes_back() throws Exception {
    start(
        """
            get: /changed
            since: {param: since, from: {maxOf: at}, overlap: PT60S, format: unix}
            records: "*"
        """,
        q -> Reply.json("[{\"id\":1,\"at\":950}]"));
    state.remember("people", "1000");
    read(ReadOptions.changes());
    assertThat(state.cursor("hr", "people")).contains("1000");
  }

  @Test
  void from_the_start_leaves_the_cursor_out_of_account() throws Exception {
    start(
        """
            get: /changed
            since: {param: since, from: now}
            records: "*"
        """,
        q -> Reply.json("[]"));
    state.remember("people", "2026-01-01T00:00:00Z");
    read(ReadOptions.everything());
    assertThat(vendor.asked).containsExactly("/changed");
  }

  @Test
  void details_are_laid_over_their_records_and_the_refused_are_counted() throws Exception {
    start(
        """
            get: /people
            records: "*"
            detail: {get: "/people/{id}"}
        """,
        q ->
            switch (q.path()) {
              case "/people" -> people(0, 40, 100);
              case "/people/7" -> new Reply(404, "{}");
              default -> Reply.json("{\"mail\":\"m" + q.path().substring(8) + "\"}");
            });
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.read()).isEqualTo(39);
    assertThat(report.skipped()).containsExactly(Map.entry("not-found", 1L));
    assertThat(pages.get(0).records().get(3).json().toString())
        .isEqualTo("{\"id\":3,\"mail\":\"m3\"}");
    assertThat(state.scopes.get("")).as("it is on the list all the same").hasSize(40).contains("7");
    assertThat(vendor.mostAtOnce()).isLessThanOrEqualTo(3);
  }

  @Test
  void a_record_without_its_key_is_kept_for_the_mapping_step_to_fail() throws Exception {
    start("    get: /people\n    records: \"*\"\n", q -> Reply.json("[{\"nr\":1}]"));
    read(ReadOptions.changes());
    SourceRecord record = pages.get(0).records().get(0);
    assertThat(record.key()).startsWith("?");
  }

  @Test
  void a_misspelt_stream_is_answered_with_those_there_are() {
    assertThatThrownBy(() -> route("from", "hr/poeple"))
        .hasStackTraceContaining(
            "connection hr is a acme; it has no stream poeple; it has [people]");
  }

  @Test
  void a_misspelt_write_is_answered_with_those_there_are() {
    assertThatThrownBy(() -> route("to", "hr/goal.make"))
        .hasStackTraceContaining("it has no write goal.make; it has [goal.create]");
  }

  @Test
  void a_connection_that_is_not_there_is_answered_with_those_that_are() {
    assertThatThrownBy(() -> route("from", "hrr/people"))
        .hasStackTraceContaining("there is no connection hrr; there are [hr]");
  }

  @Test
  void a_stream_cannot_be_written_to_nor_a_write_be_read() {
    assertThatThrownBy(() -> route("to", "hr/people"))
        .hasStackTraceContaining("people is a stream and cannot be written to");
    assertThatThrownBy(() -> route("from", "hr/goal.create"))
        .hasStackTraceContaining("goal.create is a write and cannot be read from");
  }

  @Test
  void an_option_that_is_not_known_is_refused() {
    assertThatThrownBy(() -> route("from", "hr/people?sweeep=true"))
        .hasStackTraceContaining("sweeep");
  }

  private void route(String how, String uri) throws Exception {
    Inline.into(
        context,
        Inline.connection(
            HEAD + "    get: /p\n    records: \"*\"\n" + WRITE, "http://x.test", Map.of()));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            if (how.equals("from")) {
              from("learnwire:" + uri).to("mock:in");
            } else {
              from("direct:in").to("learnwire:" + uri);
            }
          }
        });
    context.start();
  }

  private void start(String rest, Function<Question, Reply> answers) throws Exception {
    vendor = new FakeVendor(answers);
    LearnwireComponent component =
        Inline.into(context, Inline.connection(HEAD + rest, vendor.url(), Map.of()));
    component.setState(state);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:hr/people?startScheduler=false")
                .routeId("r")
                .process(e -> pages.add(e.getMessage().getBody(SourcePage.class)));
          }
        });
    context.start();
  }

  private StreamReport read(ReadOptions options) throws InterruptedException {
    return ((LearnwireConsumer) context.getRoute("r").getConsumer()).read(options);
  }

  private static Reply people(int from, int all, int most) {
    List<String> some = new ArrayList<>();
    IntStream.range(from, Math.min(all, from + most))
        .forEach(id -> some.add("{\"id\":" + id + "}"));
    return Reply.json(some.stream().collect(Collectors.joining(",", "[", "]")));
  }
}
