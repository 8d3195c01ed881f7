package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.manifest.ErrorWord;

/** One list per item of another stream: several at once, each with an end of its own. */
class FanOutRouteTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: lms
      limits: {perSecond: 2000, concurrent: 4}
      streams:
        people: {verified: live, get: /people, records: "*", key: [id], keep: [active], to: reference}
        badges:
          verified: live
          get: "/people/{person}/badges"
          each: {stream: people, as: {person: id}, where: {active: true}}
          records: "*"
          key: [person, id]
          to: reference
        details:
          verified: live
          get: "/people/{person}/details"
          each: {changedIn: people, as: {person: id}}
          records: "."
          key: [person]
          to: reference
      errors:
        status: {404: not-found}
        body: [{when: {code: gone}, is: not-found}]
        code: code
      """;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<SourcePage> pages = new CopyOnWriteArrayList<>();
  private FakeVendor vendor;
  private MemoryState state;

  @AfterEach
  void stop() {
    context.stop();
    vendor.close();
  }

  @Test
  void every_item_is_asked_about_and_never_more_at_once_than_allowed() throws Exception {
    start("badges", slowly(q -> Reply.json("[{\"id\":1},{\"id\":2}]")), people(40));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.complete()).isTrue();
    assertThat(report.read()).isEqualTo(80);
    assertThat(report.calls()).isEqualTo(40);
    assertThat(vendor.mostAtOnce()).isBetween(2, 4);
    assertThat(records())
        .allSatisfy(record -> assertThat(record.key()).startsWith(record.scope() + "/"))
        .extracting(SourceRecord::scope)
        .hasSize(80)
        .containsAll(IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).toList());
    assertThat(state.scopes).hasSize(40);
  }

  @Test
  void short_lists_share_a_page_and_long_ones_have_their_own() throws Exception {
    String few = list(3);
    String many = list(300);
    start(
        "badges", q -> Reply.json(q.path().equals("/people/50/badges") ? many : few), people(200));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.read()).isEqualTo(199 * 3 + 300);
    assertThat(pages).as("an Exchange and a unit of work each").hasSizeLessThan(20);
    assertThat(pages)
        .filteredOn(page -> page.records().size() > 200)
        .singleElement()
        .satisfies(page -> assertThat(page.records()).hasSize(300));
    assertThat(state.scopes).hasSize(200);
  }

  @Test
  void what_was_read_does_not_wait_for_long() throws Exception {
    CountDownLatch stored = new CountDownLatch(1);
    start(
        "badges",
        q -> {
          if (!q.path().equals("/people/1/badges") && !waited(stored)) {
            return new Reply(500, "");
          }
          return Reply.json("[{\"id\":1}]");
        },
        people(8),
        e -> stored.countDown());
    assertThat(read(ReadOptions.changes()).complete()).isTrue();
  }

  @Test
  void only_items_that_match_are_asked_about() throws Exception {
    ObjectNode left = person(7).put("active", false);
    start("badges", q -> Reply.json("[]"), List.of(person(1), left));
    assertThat(read(ReadOptions.changes()).calls()).isEqualTo(1);
    assertThat(vendor.asked).containsExactly("/people/1/badges");
  }

  @Test
  void an_item_that_the_vendor_refuses_is_skipped_with_its_reason() throws Exception {
    start(
        "badges",
        q -> odd(q) ? new Reply(404, "{\"code\":\"gone\"}") : Reply.json("[]"),
        people(9));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.complete()).isTrue();
    assertThat(report.skipped()).containsExactly(Map.entry("gone", 4L));
    assertThat(state.scopes).as("what was not read says nothing of absence").hasSize(5);
  }

  @Test
  void lists_that_break_leave_the_pass_incomplete_and_the_others_read() throws Exception {
    start(
        "badges",
        q -> q.path().equals("/people/3/badges") ? new Reply(500, "") : Reply.json("[]"),
        people(9));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.complete()).isFalse();
    assertThat(report.error().word()).isEqualTo(ErrorWord.TRANSIENT);
    assertThat(state.scopes).hasSize(8);
  }

  @Test
  void three_lists_in_a_row_that_break_end_the_pass() throws Exception {
    start("badges", q -> new Reply(500, ""), people(100));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.complete()).isFalse();
    assertThat(report.calls()).isLessThan(30);
  }

  @Test
  void wrong_credentials_end_it_at_once() throws Exception {
    start("badges", q -> new Reply(401, "{}"), people(100));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.error().word()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
    assertThat(report.calls()).isLessThan(9);
  }

  @Test
  void rights_that_lack_for_every_item_are_an_error() throws Exception {
    start("badges", q -> new Reply(403, "{}"), people(9));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.error().word()).isEqualTo(ErrorWord.NOT_PERMITTED);
    assertThat(report.error().message()).startsWith("all 9 lists are forbidden: hr: GET /people/");
    assertThat(report.skipped()).containsEntry("not-permitted", 9L);
  }

  @Test
  void rights_that_lack_for_some_items_are_told_by_name_and_the_pass_is_complete()
      throws Exception {
    start("badges", q -> odd(q) ? new Reply(403, "{}") : Reply.json("[]"), people(9));
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.complete()).isTrue();
    assertThat(report.forbidden())
        .startsWith("4 left out for want of a right (person 2, person 4, person 6, person 8): hr:");
  }

  @Test
  void what_is_due_is_read_and_then_due_no_more() throws Exception {
    start("details", q -> Reply.json("{\"x\":1}"), people(5));
    due(1, 2, 3);
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.calls()).isEqualTo(3);
    assertThat(state.due("hr", "details", 10)).isEmpty();
    assertThat(read(ReadOptions.changes()).calls()).isZero();
  }

  @Test
  void a_full_sweep_asks_about_all_and_settles_what_is_due() throws Exception {
    start("details", q -> Reply.json("{\"x\":1}"), people(5));
    due(2);
    assertThat(read(ReadOptions.fullSweep()).calls()).isEqualTo(5);
    assertThat(state.due("hr", "details", 10)).isEmpty();
  }

  @Test
  void what_was_refused_is_due_no_more_and_what_broke_still_is() throws Exception {
    start(
        "details",
        q -> q.path().contains("/1/") ? new Reply(404, "{}") : new Reply(500, ""),
        people(2));
    due(1, 2);
    read(ReadOptions.changes());
    assertThat(state.due("hr", "details", 10)).extracting(DueItem::key).containsExactly("2");
  }

  @Test
  void what_could_not_be_stored_is_still_due() throws Exception {
    start(
        "details",
        q -> Reply.json("{\"x\":1}"),
        people(2),
        e -> {
          if (scopes(e.getMessage().getBody(SourcePage.class)).contains("2")) {
            throw new IllegalStateException("the disk is full");
          }
        });
    due(1);
    read(ReadOptions.changes());
    due(2);
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.complete()).isFalse();
    assertThat(state.due("hr", "details", 10)).extracting(DueItem::key).containsExactly("2");
    assertThat(state.scopes).containsOnlyKeys("1");
  }

  @Test
  void lists_that_share_a_page_are_stored_together_or_stay_due() throws Exception {
    start(
        "details",
        q -> Reply.json("{\"x\":1}"),
        people(40),
        e -> {
          if (scopes(e.getMessage().getBody(SourcePage.class)).contains("20")) {
            throw new IllegalStateException("the disk is full");
          }
        });
    due(IntStream.rangeClosed(1, 40).toArray());
    assertThat(read(ReadOptions.changes()).complete()).isFalse();
    SourcePage failed = pages.stream().filter(p -> scopes(p).contains("20")).findFirst().get();
    assertThat(state.due("hr", "details", 100))
        .extracting(DueItem::key)
        .containsExactlyInAnyOrderElementsOf(scopes(failed));
    assertThat(state.scopes).doesNotContainKeys(scopes(failed).toArray(String[]::new));
  }

  @Test
  void an_item_that_changes_again_meanwhile_stays_due() throws Exception {
    start("details", q -> Reply.json("{\"x\":1}"), people(2), e -> due(1));
    due(1);
    read(ReadOptions.changes());
    assertThat(state.due("hr", "details", 10)).extracting(DueItem::seq).containsExactly(2L);
  }

  @Test
  void pages_reach_the_route_one_at_a_time() throws Exception {
    int[] inside = {0};
    int[] most = {0};
    start(
        "badges",
        q -> Reply.json("[{\"id\":1}]"),
        people(50),
        e -> {
          most[0] = Math.max(most[0], ++inside[0]);
          Thread.yield();
          inside[0]--;
        });
    assertThat(read(ReadOptions.changes()).complete()).isTrue();
    assertThat(most[0]).isEqualTo(1);
  }

  @Test
  void a_route_that_is_stopped_ends_its_pass_soon_and_loses_nothing() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    start("details", slowly(q -> Reply.json("{\"x\":1}")), people(2000), e -> begun.countDown());
    due(IntStream.rangeClosed(1, 2000).toArray());
    CompletableFuture<StreamReport> pass = CompletableFuture.supplyAsync(() -> quietly());
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    context.getRouteController().stopRoute("r");
    StreamReport report = pass.get(10, TimeUnit.SECONDS);
    assertThat(report.complete()).isFalse();
    assertThat(report.error().message()).contains("was stopped; the next pass goes on");
    assertThat(state.due("hr", "details", 3000)).hasSize(2000 - state.scopes.size());
  }

  private List<SourceRecord> records() {
    return pages.stream().flatMap(page -> page.records().stream()).toList();
  }

  private static List<String> scopes(SourcePage page) {
    return page.records().stream().map(SourceRecord::scope).distinct().toList();
  }

  private static String list(int length) {
    return IntStream.rangeClosed(1, length)
        .mapToObj("{\"id\":%d}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private StreamReport quietly() {
    try {
      return read(ReadOptions.changes());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(String stream, Function<Question, Reply> answers, List<ObjectNode> people)
      throws Exception {
    start(stream, answers, people, exchange -> {});
  }

  private void start(
      String stream, Function<Question, Reply> answers, List<ObjectNode> people, Processor then)
      throws Exception {
    vendor = new FakeVendor(answers);
    LearnwireComponent component =
        Inline.into(context, Inline.connection(YAML, vendor.url(), Map.of()));
    state = new MemoryState();
    people.forEach(person -> state.keep("people", person.path("id").asText(), person));
    component.setState(state);
    context.getShutdownStrategy().setTimeout(2);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:hr/" + stream + "?startScheduler=false")
                .routeId("r")
                .process(e -> pages.add(e.getMessage().getBody(SourcePage.class)))
                .process(then);
          }
        });
    context.start();
  }

  private StreamReport read(ReadOptions options) throws InterruptedException {
    return ((LearnwireConsumer) context.getRoute("r").getConsumer()).read(options);
  }

  private void due(int... ids) {
    for (int id : ids) {
      state.enter(
          "details", Integer.toString(id), JsonNodeFactory.instance.objectNode().put("person", id));
    }
  }

  private static Function<Question, Reply> slowly(Function<Question, Reply> answers) {
    return question -> {
      // A vendor takes its time, or nothing would ever be on its way at once.
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
      return answers.apply(question);
    };
  }

  private static boolean odd(Question question) {
    return Integer.parseInt(question.path().split("/")[2]) % 2 == 0;
  }

  private static List<ObjectNode> people(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(FanOutRouteTest::person)
        .collect(Collectors.toList());
  }

  private static ObjectNode person(int id) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("active", true);
  }
}
