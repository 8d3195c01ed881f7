package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.Receipt.State;
import org.learnwire.kit.manifest.ErrorWord;

/** What the contract's conversations do not reach: lines that break and objects that talk back. */
class WriterRouteTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: performance
      limits: {perSecond: 1000, concurrent: 2}
      writes:
        goal.create: {verified: live, post: "/people/{owner}/goals", map: goal.jslt, remoteId: goal.id, class: none}
        goal.update:
          verified: live
          put: "/goals/{remoteId}"
          map: update.jslt
          read: {get: /goals, records: goals.*, match: {id: "{remoteId}"}}
          readBack: true
          class: own-key
        goal.delete: {verified: live, delete: "/goals/{remoteId}", class: own-key}
        goal.close: {verified: inferred, post: "/goals/{remoteId}/close", class: own-key}
        goal.progress:
          verified: live
          read: {get: "/goals/{remoteId}", records: parts.*, match: {title: ours}, as: {part: id}}
          put: "/goals/{remoteId}/parts/{part}"
          class: own-key
        goal.reopen:
          verified: live
          post: "/goals/{remoteId}/open"
          remoteId: goal.id
          class: lookup
          lookup: {get: /goals, records: goals.*, match: {id: "{remoteId}"}}
          then: [{unless: {get: "/goals/{remoteId}/parts", records: parts.*, match: {title: ours}}, post: "/goals/{remoteId}/parts", map: part.jslt}]
        goal.read: {verified: inferred, post: /goals/search, records: goals.*, match: {owner: "{owner}"}, class: own-key}
      """;
  private static final Map<String, String> MAPPINGS =
      Map.of(
          "goal.jslt", "if (.title) {\"title\": .title} else {\"skip\": \"a goal needs a title\"}",
          "update.jslt", "{\"title\": .title, \"due\": $current.due}",
          "part.jslt", "{\"title\": \"ours\", \"of\": .remoteId}");

  private final DefaultCamelContext context = new DefaultCamelContext();
  private FakeVendor vendor;

  @AfterEach
  void stop() {
    context.stop();
    if (vendor != null) {
      vendor.close();
    }
  }

  @Test
  void nothing_was_sent_where_nobody_listens_so_it_may_be_sent_again() throws Exception {
    start("http://localhost:1");
    Receipt receipt = write("goal.create", input("title", "Talk"));
    assertThat(receipt.state()).isEqualTo(State.REFUSED);
    assertThat(receipt.error()).isEqualTo(ErrorWord.TRANSIENT);
    assertThat(receipt.mayBeSentAgain()).isTrue();
    assertThat(receipt.message()).contains("nothing listens at http://localhost:1");
  }

  @Test
  void a_path_is_filled_from_the_input_and_encoded() throws Exception {
    start(q -> Reply.json("{\"goal\":{\"id\":9}}"));
    Receipt receipt = write("goal.create", input("title", "Talk").put("owner", "a/b c"));
    assertThat(receipt.remoteId()).isEqualTo("9");
    assertThat(vendor.asked).containsExactly("/people/a%2Fb%20c/goals");
  }

  @Test
  void an_accepted_write_whose_id_is_not_told_is_unknown() throws Exception {
    start(q -> Reply.json("{}"));
    Receipt receipt = write("goal.create", input("title", "Talk"));
    assertThat(receipt.state()).isEqualTo(State.UNKNOWN);
    assertThat(receipt.message()).contains("was accepted but the answer has no goal.id");
  }

  @Test
  void a_page_after_a_write_leaves_it_unknown() throws Exception {
    start(q -> new Reply(200, "<html>"));
    assertThat(write("goal.create", input("title", "Talk")).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_mapping_that_says_no_sends_nothing() throws Exception {
    start(q -> Reply.json("{}"));
    Receipt receipt = write("goal.create", input("owner", "1"));
    assertThat(receipt.state()).isEqualTo(State.REFUSED);
    assertThat(receipt.error()).isEqualTo(ErrorWord.INVALID);
    assertThat(receipt.message()).contains("nothing sent, a goal needs a title");
    assertThat(receipt.mayBeSentAgain()).isFalse();
    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void what_cannot_be_looked_up_stays_unknown() throws Exception {
    start(q -> Reply.json("{}"));
    Receipt receipt = write("goal.create?lookup=true", input("title", "Talk"));
    assertThat(receipt.state()).isEqualTo(State.UNKNOWN);
    assertThat(receipt.error()).isEqualTo(ErrorWord.UNSUPPORTED);
    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void what_is_harmless_twice_is_not_looked_for_it_may_be_sent_again() throws Exception {
    start(q -> Reply.json("{}"));
    Receipt receipt = write("goal.close?lookup=true", input("remoteId", "7"));
    assertThat(receipt.state()).isEqualTo(State.ABSENT);
    assertThat(receipt.mayBeSentAgain()).isTrue();
    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void a_change_that_reads_back_otherwise_is_a_conflict() throws Exception {
    start(
        q ->
            q.method().equals("PUT")
                ? Reply.json("{}")
                : Reply.json(
                    "{\"goals\":[{\"id\":\"7\",\"title\":\"Old\",\"due\":\"2026-12-31\"}]}"));
    Receipt receipt = write("goal.update", input("title", "New").put("remoteId", "7"));
    assertThat(receipt.state()).isEqualTo(State.REFUSED);
    assertThat(receipt.error()).isEqualTo(ErrorWord.CONFLICT);
    assertThat(receipt.message())
        .contains("reads back otherwise: title sent as \"New\" is \"Old\"");
  }

  @Test
  void a_change_keeps_what_is_there_and_is_done_when_it_reads_back() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    start(
        q -> {
          if (q.method().equals("PUT")) {
            assertThat(q.body()).isEqualTo("{\"title\":\"New\",\"due\":\"2026-12-31\"}");
            return Reply.json("{}");
          }
          String title = reads.getAndIncrement() == 0 ? "Old" : "New";
          return Reply.json(
              "{\"goals\":[{\"id\":7,\"title\":\"" + title + "\",\"due\":\"2026-12-31\"}]}");
        });
    Receipt receipt = write("goal.update", input("title", "New").put("remoteId", "7"));
    assertThat(receipt.state()).isEqualTo(State.DONE);
    assertThat(receipt.remoteId()).isEqualTo("7");
  }

  @Test
  void what_is_gone_cannot_be_changed_but_counts_as_deleted() throws Exception {
    start(q -> q.method().equals("GET") ? Reply.json("{\"goals\":[]}") : new Reply(404, "{}"));
    ObjectNode input = input("title", "New").put("remoteId", "7");
    assertThat(write("goal.update", input).error()).isEqualTo(ErrorWord.NOT_FOUND);
    assertThat(write("goal.delete", input).state()).isEqualTo(State.DONE);
  }

  @Test
  void a_preview_sends_only_what_was_seen_to_work_unless_more_is_allowed() {
    String preview = YAML.replace("kind: ", "support: preview\nkind: ");
    Connection asked = Inline.connection(preview, "http://localhost:1", MAPPINGS);
    assertThat(asked.unverifiedWrites()).isEqualTo(List.of("goal.close"));

    Connection documented =
        Inline.connection(
            preview.replace("verified: live", "verified: documented"),
            "http://localhost:1",
            MAPPINGS);
    assertThat(documented.unverifiedWrites())
        .contains("goal.create", "goal.delete", "goal.close")
        .doesNotContain("goal.read");
    assertThat(documented.notSent(documented.manifest().writes().get("goal.delete")).orElseThrow())
        .contains("goal.delete is a write of a preview connector", "allow-unverified: true");
    assertThat(documented.allowingUnverified(true).unverifiedWrites()).isEmpty();
  }

  @Test
  void a_write_that_rests_on_inferred_facts_is_not_sent_unless_that_is_allowed() throws Exception {
    start(q -> Reply.json("{}"));
    Receipt receipt = write("goal.close", input("remoteId", "7"));
    assertThat(receipt.state()).isEqualTo(State.REFUSED);
    assertThat(receipt.error()).isEqualTo(ErrorWord.UNSUPPORTED);
    assertThat(receipt.message()).contains("goal.close", "allow-unverified: true", "hr");
    assertThat(vendor.asked).isEmpty();
    assertThat(Inline.connection(YAML, vendor.url(), MAPPINGS).unverifiedWrites())
        .containsExactly("goal.close");
    context.stop();
    Connection allowed = Inline.connection(YAML, vendor.url(), MAPPINGS).allowingUnverified(true);
    assertThat(allowed.unverifiedWrites()).isEmpty();
    try (DefaultCamelContext second = new DefaultCamelContext()) {
      Inline.into(second, allowed);
      second.start();
      Receipt sent =
          second
              .createProducerTemplate()
              .requestBody("learnwire:hr/goal.close", input("remoteId", "7"), Receipt.class);
      assertThat(sent.state()).isEqualTo(State.DONE);
    }
    assertThat(vendor.asked).containsExactly("/goals/7/close");
  }

  @Test
  void a_part_of_what_is_there_is_addressed_by_the_id_that_was_read() throws Exception {
    start(
        q ->
            Reply.json(
                "{\"parts\":[{\"id\":1,\"title\":\"theirs\"},{\"id\":2,\"title\":\"ours\"}]}"));
    assertThat(write("goal.progress", input("remoteId", "7")).state()).isEqualTo(State.DONE);
    assertThat(vendor.asked).containsExactly("/goals/7", "/goals/7/parts/2");
  }

  @Test
  void what_belongs_to_a_write_is_made_where_it_is_missing_and_gone_on_with_after_a_break()
      throws Exception {
    AtomicInteger posts = new AtomicInteger();
    start(
        q -> {
          if (q.method().equals("POST") && q.path().endsWith("/parts")) {
            return posts.getAndIncrement() == 0 ? new Reply(422, "{}") : Reply.json("{}");
          }
          return Reply.json("{\"goal\":{\"id\":7},\"goals\":[{\"id\":7}],\"parts\":[]}");
        });
    Receipt broken = write("goal.reopen", input("remoteId", "7"));
    assertThat(broken.state()).isEqualTo(State.UNKNOWN);
    assertThat(broken.message()).contains("is there as 7, but not what belongs to it");
    assertThat(write("goal.reopen?lookup=true", input("remoteId", "7")).state())
        .isEqualTo(State.DONE);
    assertThat(vendor.asked)
        .containsExactly(
            "/goals/7/open",
            "/goals/7/parts",
            "/goals/7/parts",
            "/goals",
            "/goals/7/parts",
            "/goals/7/parts");
  }

  @Test
  void goals_are_read_by_a_search_and_those_meant_are_given() throws Exception {
    start(q -> Reply.json("{\"goals\":[{\"id\":1,\"owner\":\"a\"},{\"id\":2,\"owner\":\"b\"}]}"));
    Receipt read = write("goal.read", input("owner", "b"));
    assertThat(read.json().path("records").findValuesAsText("id")).containsExactly("2");
  }

  @Test
  void a_body_that_is_no_input_is_the_routes_error() throws Exception {
    start(q -> Reply.json("{}"));
    assertThatThrownBy(
            () -> context.createProducerTemplate().requestBody("learnwire:hr/goal.create", "text"))
        .hasRootCauseMessage(
            "learnwire://hr/goal.create takes an ObjectNode, the input of the write, not"
                + " java.lang.String");
  }

  private void start(Function<Question, Reply> answers) throws Exception {
    vendor = new FakeVendor(answers);
    start(vendor.url());
  }

  private void start(String url) throws Exception {
    Inline.into(context, Inline.connection(YAML, url, MAPPINGS));
    context.start();
  }

  private Receipt write(String name, ObjectNode input) {
    return context
        .createProducerTemplate()
        .requestBody("learnwire:hr/" + name, input, Receipt.class);
  }

  private static ObjectNode input(String field, String value) {
    return JsonNodeFactory.instance.objectNode().put(field, value);
  }
}
