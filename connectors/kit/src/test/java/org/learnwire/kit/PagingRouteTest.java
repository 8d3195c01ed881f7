package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.manifest.InvalidManifest;

/** How lists go on, in the ways that vendors have for it. */
class PagingRouteTest {
  private static final String SEARCH =
      "post: /people\nbody: {from: \"{since}\"}\nrecords: results.*\n"
          + "page: {cursor: {param: after, from: next, in: body, size: 2, sizeParam: limit}}\n"
          + "since: {from: {maxOf: at}, most: 4}";

  private final List<String> bodies = new CopyOnWriteArrayList<>();
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
  void a_link_header_names_the_next_page() throws Exception {
    start(
        "get: /people\nrecords: \"*\"\npage: {link: next}",
        q ->
            q.query().containsKey("page")
                ? Reply.json("[{\"id\":2}]")
                    .with("Link", "<" + vendor.url() + "/people>; rel=first")
                : Reply.json("[{\"id\":1}]")
                    .with(
                        "Link",
                        "<" + vendor.url() + "/people>; rel=\"current\"",
                        "<?page=bookmark:W,y&n=\"1\">; title=\"a, b\"; rel=\"last Next\""));
    assertThat(stream.read().complete()).isTrue();
    assertThat(stream.keys()).isEqualTo("1 2");
    assertThat(vendor.asked).containsExactly("/people", "/people?page=bookmark:W,y&n=%221%22");
  }

  @Test
  void a_cursor_is_asked_on_with_in_the_query() throws Exception {
    start(
        "get: /people\nrecords: results.*\n"
            + "page: {cursor: {param: after, from: paging.next.after, size: 2, sizeParam: limit}}",
        q ->
            q.query().containsKey("after")
                ? Reply.json("{\"results\":[{\"id\":2}]}")
                : Reply.json(
                    "{\"paging\":{\"next\":{\"after\":\"a b\"}},\"results\":[{\"id\":1}]}"));
    assertThat(stream.read().complete()).isTrue();
    assertThat(vendor.asked).containsExactly("/people?limit=2", "/people?limit=2&after=a%20b");
    assertThat(stream.keys()).isEqualTo("1 2");
  }

  @Test
  void a_search_that_shows_only_so_many_is_asked_again_from_the_last_change() throws Exception {
    start(SEARCH, q -> shown(q.body()));
    assertThat(stream.read().complete()).isTrue();
    assertThat(stream.keys()).isEqualTo("1 2 3 4 4 5 6 7 7 8 9 10 10");
    assertThat(stream.state.cursor("hr", "people")).contains("2026-01-01T00:10:00Z");
  }

  @Test
  void a_search_that_broke_off_goes_on_another_time_at_the_window_it_had_come_to()
      throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    start(
        SEARCH,
        q -> broken.get() && q.body().contains("T00:07") ? new Reply(503, "{}") : shown(q.body()));
    stream.state.places = new HashMap<>();
    assertThat(stream.read().complete()).isFalse();
    assertThat(stream.keys()).isEqualTo("1 2 3 4 4 5 6 7");
    assertThat(stream.state.places).containsEntry("people", "2026-01-01T00:07:00Z");
    broken.set(false);
    stream.pages.clear();
    assertThat(stream.read().complete()).isTrue();
    assertThat(stream.keys()).isEqualTo("7 8 9 10 10");
  }

  /** Ten changes, a minute apart, of which a search shows four. */
  private static Reply shown(String body) {
    int first = body.contains("1970") ? 1 : Integer.parseInt(minute(body));
    int skipped = body.contains("\"after\":2") ? 2 : 0;
    int shown = Math.max(0, Math.min(2, 11 - first - skipped));
    StringBuilder results = new StringBuilder();
    for (int i = 0; i < shown; i++) {
      int id = first + skipped + i;
      results.append(i == 0 ? "" : ",");
      results.append("{\"id\":%d,\"at\":\"2026-01-01T00:%02d:00Z\"}".formatted(id, id));
    }
    String next = skipped == 0 && first + 2 <= 10 ? ",\"next\":2" : "";
    return Reply.json("{\"results\":[" + results + "]" + next + "}");
  }

  @Test
  void as_many_changes_at_one_moment_as_are_shown_are_told_and_not_read_for_ever()
      throws Exception {
    start(
        "get: /people\nrecords: \"*\"\nsince: {param: from, from: {maxOf: at}, most: 2}",
        q ->
            Reply.json(
                "[{\"id\":1,\"at\":\"2026-01-01T00:00:00Z\"},{\"id\":2,\"at\":\"2026-01-01T00:00:00Z\"}]"));
    StreamReport report = stream.read();
    assertThat(report.complete()).isFalse();
    assertThat(report.error().message()).contains("shows 2 at once", "cannot be seen");
    assertThat(stream.state.cursor("hr", "people")).isEmpty();
  }

  private static String minute(String body) {
    return body.replaceFirst("(?s).*T00:(\\d\\d):.*", "$1");
  }

  @Test
  void a_cursor_is_asked_on_with_in_the_form() throws Exception {
    start(
        "post: /people\nrecords: results.*\npage: {cursor: {param: cursor, from: next, in: form}}",
        q ->
            q.body().contains("cursor")
                ? Reply.json("{\"results\":[{\"id\":2}],\"next\":\"\"}")
                : Reply.json("{\"results\":[{\"id\":1}],\"next\":\"x=1\"}"));
    assertThat(stream.read().complete()).isTrue();
    assertThat(bodies).containsExactly("", "cursor=x%3D1");
  }

  @Test
  void a_cursor_stands_in_the_body_as_what_it_is() throws Exception {
    start(
        "post: /search\nbody: {fields: [id], page: {cursor: null}}\nrecords: items.*\n"
            + "page: {cursor: {param: page.cursor, from: next, in: body, size: 25, sizeParam:"
            + " page.limit}}",
        q ->
            q.body().contains("7")
                ? Reply.json("{\"items\":[{\"id\":2}],\"next\":null}")
                : Reply.json("{\"items\":[{\"id\":1}],\"next\":7}"));
    assertThat(stream.read().complete()).isTrue();
    assertThat(bodies)
        .containsExactly(
            "{\"fields\":[\"id\"],\"page\":{\"cursor\":null,\"limit\":25}}",
            "{\"fields\":[\"id\"],\"page\":{\"cursor\":7,\"limit\":25}}");
  }

  @Test
  void an_offset_stands_in_the_body_as_a_number() throws Exception {
    start(
        "post: /search\nrecords: items.*\n"
            + "page: {offset: {offset: start, limit: paging.size, size: 1, in: body}}",
        q ->
            q.body().contains("\"start\":0")
                ? Reply.json("{\"items\":[{\"id\":1}]}")
                : Reply.json("{\"items\":[]}"));
    assertThat(stream.read().complete()).isTrue();
    assertThat(bodies)
        .containsExactly(
            "{\"start\":0,\"paging\":{\"size\":1}}", "{\"start\":1,\"paging\":{\"size\":1}}");
  }

  @Test
  void odata_two_names_it_beside_the_results() throws Exception {
    start(
        "get: /User\nrecords: d.results.*\npage: {next: d.__next}",
        q ->
            q.query().containsKey("$skiptoken")
                ? Reply.json("{\"d\":{\"results\":[{\"id\":2}]}}")
                : Reply.json(
                    "{\"d\":{\"results\":[{\"id\":1}],\"__next\":\""
                        + vendor.url()
                        + "/User?$filter=at ge datetimeoffset'2026-01-31T00:00:00Z'"
                        + "&$skiptoken=e|1\"}}"));
    assertThat(stream.read().complete()).isTrue();
    assertThat(vendor.asked.get(1))
        .isEqualTo("/User?$filter=at%20ge%20datetimeoffset'2026-01-31T00:00:00Z'&$skiptoken=e%7C1");
  }

  @Test
  void odata_four_names_it_with_dots_in_its_name() throws Exception {
    start(
        "get: /users\nrecords: value.*\npage: {next: '[\"@odata.nextLink\"]'}",
        q ->
            q.query().containsKey("t")
                ? Reply.json("{\"value\":[{\"id\":2}]}")
                : Reply.json(
                    "{\"@odata.nextLink\":\""
                        + vendor.url()
                        + "/users?t=1\",\"value\":[{\"id\":1}]}"));
    assertThat(stream.read().complete()).isTrue();
    assertThat(stream.keys()).isEqualTo("1 2");
  }

  @Test
  void salesforce_names_a_path_below_its_host() throws Exception {
    start(
        "get: /services/data/v62.0/query\nquery: {q: select Id}\nrecords: records.*\n"
            + "page: {next: nextRecordsUrl}",
        q ->
            q.path().endsWith("01g-2000")
                ? Reply.json("{\"done\":true,\"records\":[{\"id\":2}]}")
                : Reply.json(
                    "{\"done\":false,\"nextRecordsUrl\":\"/services/data/v62.0/query/01g-2000\","
                        + "\"records\":[{\"id\":1}]}"));
    assertThat(stream.read().complete()).isTrue();
    assertThat(vendor.asked)
        .containsExactly(
            "/services/data/v62.0/query?q=select%20Id", "/services/data/v62.0/query/01g-2000");
  }

  @Test
  void a_vendor_that_leaves_the_edge_out_is_asked_from_a_unit_earlier() throws Exception {
    String since = "get: /people\nrecords: \"*\"\nsince: {param: since, from: {maxOf: at}, ";
    start(since + "format: millis, edge: exclusive}", q -> Reply.json("[]"));
    stream.state.remember("people", "1000");
    stream.read();
    assertThat(vendor.asked).containsExactly("/people?since=999");
    stop();
    start(since + "format: unix, edge: exclusive, overlap: PT10S}", q -> Reply.json("[]"));
    stream.state.remember("people", "1000");
    stream.read();
    assertThat(vendor.asked).containsExactly("/people?since=989");
    stop();
    start(since + "format: unix, edge: inclusive}", q -> Reply.json("[]"));
    stream.state.remember("people", "1000");
    stream.read();
    assertThat(vendor.asked).containsExactly("/people?since=1000");
  }

  @Test
  void a_manifest_says_one_way_and_a_body_only_where_there_is_one() {
    assertThatThrownBy(() -> start("get: /p\npage: {link: next, next: a}", q -> Reply.json("[]")))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining("page says exactly one of these")
        .hasMessageContaining("cursor");
    assertThatThrownBy(
            () ->
                start(
                    "get: /p\npage: {cursor: {param: a, from: b, in: body}}",
                    q -> Reply.json("[]")))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining("in cannot be body: the call has none");
  }

  private void start(String rest, Function<Question, Reply> answers) throws Exception {
    if (vendor != null) {
      vendor.close();
    }
    vendor =
        new FakeVendor(
            question -> {
              bodies.add(question.body());
              return answers.apply(question);
            });
    stream = OneStream.of(rest, vendor.url());
  }
}
