package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.manifest.InvalidManifest;
import org.learnwire.kit.manifest.Manifest;

/** A stream or write that Java serves is in everything else like one that a request serves. */
class EngineRouteTest {
  private static final String SHELF =
      """
      name: library
      title: Library
      kind: files
      settings:
        key: {title: Key, secret: true, default: right-key-0001}
        box: {title: Box, default: red}
      site: https://library.test
      streams:
        books:
          verified: live
          by: shelf
          query: {colour: "{box}"}
          key: id
          to: reference
      writes:
        message.send:
          verified: live
          by: postbox
          query: {box: "{box}"}
          map: letter.jslt
          class: none
      """;
  private static final Map<String, String> MAPPINGS =
      Map.of("letter.jslt", "{\"text\": .text, \"skip\": .skip}");

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final MemoryState state = new MemoryState();
  private final List<SourceRecord> records = new CopyOnWriteArrayList<>();
  private boolean full;

  @BeforeEach
  void forget() {
    ShelfEngine.ASKED.clear();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void its_records_have_keys_and_the_cursor_moves_with_the_last_page() throws Exception {
    StreamReport report = read(ReadOptions.changes());
    assertThat(report.complete()).isTrue();
    assertThat(report.read()).isEqualTo(3);
    assertThat(report.calls()).isZero();
    assertThat(records).extracting(SourceRecord::key).containsExactly("1", "2", "3");
    assertThat(state.cursor("hr", "books")).contains("3");
    again(ReadOptions.changes());
    assertThat(ShelfEngine.ASKED.get(1).cursor()).contains("3");
    assertThat(ShelfEngine.ASKED.get(1).query()).containsEntry("colour", "red");
    assertThat(records).extracting(SourceRecord::key).endsWith("4", "5", "6");
  }

  @Test
  void a_page_that_is_not_stored_leaves_the_cursor() throws Exception {
    full = true;
    assertThat(read(ReadOptions.changes()).complete()).isFalse();
    assertThat(state.cursor("hr", "books")).isEmpty();
  }

  @Test
  void only_a_list_that_says_it_is_whole_tells_what_is_gone() throws Exception {
    read(ReadOptions.changes());
    assertThat(state.scopes).isEmpty();
    again(ReadOptions.fullSweep());
    assertThat(state.scopes).containsKey("");
    assertThat(state.scopes.get("")).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void what_it_cannot_read_is_reported_without_secrets() throws Exception {
    StreamReport report = read(ReadOptions.changes(), "lost-key-0001");
    assertThat(report.error().word().word()).isEqualTo("bad-credentials");
    assertThat(report.error().message())
        .isEqualTo("hr: the shelf does not open with ***; look for another key");
  }

  @Test
  void a_check_asks_it_too() throws Exception {
    CheckReport good = new ConnectionCheck(component("right-key-0001")).run("hr");
    assertThat(good.good()).isTrue();
    context.removeComponent("learnwire");
    CheckReport bad = new ConnectionCheck(component("lost-key-0001")).run("hr");
    assertThat(bad.problems())
        .extracting(CheckReport.Problem::fix)
        .contains("look for another key");
  }

  @Test
  void a_write_goes_through_the_mapping_and_gives_its_receipt() throws Exception {
    assertThat(write("hello").state()).isEqualTo(Receipt.State.DONE);
    assertThat(write("hello").remoteId()).isEqualTo("red-1");
    assertThat(write("").state()).isEqualTo(Receipt.State.REFUSED);
    Receipt lost = write("lost");
    assertThat(lost.state()).isEqualTo(Receipt.State.UNKNOWN);
    assertThat(lost.message()).isEqualTo("hr: the postman did not come back");
  }

  @Test
  void an_engine_that_is_not_there_is_named_with_those_that_are() {
    assertThatThrownBy(() -> start(SHELF.replace("by: shelf", "by: drawer"), "right-key-0001"))
        .isInstanceOf(FailedToStartRouteException.class)
        .rootCause()
        .hasMessageContaining("the engine drawer on the class path")
        .hasMessageContaining("[shelf]");
  }

  @Test
  void it_stands_in_place_of_a_call_and_keeps_its_own_cursor() {
    assertThatThrownBy(
            () -> Manifest.load("c", SHELF.replace("by: shelf", "by: shelf\n    get: /")))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining("by cannot stand beside a call");
    assertThatThrownBy(
            () ->
                Manifest.load("c", SHELF.replace("by: shelf", "by: shelf\n    since: {from: now}")))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining("since cannot stand beside by");
    assertThatThrownBy(() -> Manifest.load("c", SHELF.replace("\"{box}\"", "\"{bax}\"")))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining("uses {bax}");
  }

  private Receipt write(String text) throws Exception {
    if (!context.isStarted()) {
      start(SHELF, "right-key-0001");
    }
    return context
        .createProducerTemplate()
        .requestBody(
            "learnwire:hr/message.send",
            JsonNodeFactory.instance.objectNode().put("text", text),
            Receipt.class);
  }

  private StreamReport read(ReadOptions options) throws Exception {
    return read(options, "right-key-0001");
  }

  private StreamReport read(ReadOptions options, String key) throws Exception {
    start(SHELF, key);
    return again(options);
  }

  private StreamReport again(ReadOptions options) throws InterruptedException {
    return ((LearnwireConsumer) context.getRoute("r").getConsumer()).read(options);
  }

  private void start(String manifest, String key) throws Exception {
    component(manifest, key);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:hr/books?startScheduler=false").routeId("r").process(e -> take(e));
          }
        });
    context.start();
  }

  private void take(org.apache.camel.Exchange exchange) {
    if (full) {
      throw new IllegalStateException("the disk is full");
    }
    records.addAll(exchange.getMessage().getBody(SourcePage.class).records());
  }

  private LearnwireComponent component(String key) {
    return component(SHELF, key);
  }

  private LearnwireComponent component(String manifest, String key) {
    Connector connector = Inline.connector(manifest, MAPPINGS);
    LearnwireComponent component =
        Inline.into(
            context, new Connection("hr", connector, UUID.randomUUID(), null, Map.of("key", key)));
    component.setState(state);
    return component;
  }
}
