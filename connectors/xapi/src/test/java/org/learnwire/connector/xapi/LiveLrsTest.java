package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.Statement;

/**
 * By hand against any LRS that may be written to: {@code -Dlearnwire.lrs=https://…/xapi
 * -Dlearnwire.lrs.key=… -Dlearnwire.lrs.secret=…}.
 */
@EnabledIfSystemProperty(named = "learnwire.lrs", matches = "https?://.*")
class LiveLrsTest {
  private static final String PASSED = "http://adlnet.gov/expapi/verbs/passed";

  /** What this run wrote is told apart from all else by its own activity. */
  private final String activity = "https://lms.example.test/course/" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"1.0.3", "2.0.0", "auto"})
  void what_is_written_comes_back_once_over_pages_and_restarts(String version) throws Exception {
    List<ObjectNode> many = many(120);
    Sent sent = send("version=" + version, many, Map.of());
    assertThat(sent.stored()).hasSize(120);
    assertThat(sent.refused()).isEmpty();
    MemoryStateRepository state = new MemoryStateRepository();
    List<String> got = new CopyOnWriteArrayList<>();
    read(state, "version=" + version + "&pageSize=25", got, 120);
    read(state, "version=" + version + "&pageSize=25", got, 120);
    assertThat(got).containsExactlyInAnyOrderElementsOf(ids(many));
  }

  @Test
  void one_bad_statement_leaves_the_others_in_and_known_ones_are_understood() throws Exception {
    List<ObjectNode> many = many(20);
    ObjectNode other = many.get(3).deepCopy();
    other.putObject("result").put("success", false);
    send("version=auto", List.of(other), Map.of());
    Sent sent = send("version=auto", many, Map.of());
    assertThat(sent.refused())
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).contains("another statement has the id"));
    assertThat(sent.stored().size() + sent.alreadyThere().size()).isEqualTo(19);
    Sent again = send("version=auto", many, Map.of());
    assertThat(again.refused()).hasSize(1);
  }

  @Test
  void files_go_there_and_come_back() throws Exception {
    byte[] file = "proof\r\n\0".getBytes(StandardCharsets.UTF_8);
    Attachment attachment =
        Attachment.of("http://id.tincanapi.com/attachment/evidence", "text/plain", file);
    ObjectNode json = many(1).get(0);
    ObjectNode named = json.putArray("attachments").addObject();
    named.put("usageType", attachment.usageType()).put("contentType", "text/plain");
    named.put("length", file.length).put("sha2", attachment.sha2());
    named.putObject("display").put("en", "Proof");
    send(
        "version=auto",
        List.of(json),
        Map.of(attachment.sha2(), new AttachedFile(attachment.sha2(), "text/plain", file)));
    List<Exchange> pages = new CopyOnWriteArrayList<>();
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.addRoutes(route("attachments=true", pages));
      context.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> !pages.isEmpty());
    }
    Map<?, ?> files = pages.get(0).getMessage().getHeader(XapiHeaders.ATTACHMENTS, Map.class);
    assertThat(((AttachedFile) files.get(attachment.sha2())).bytes()).isEqualTo(file);
  }

  private void read(MemoryStateRepository state, String options, List<String> got, int most)
      throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      XapiComponent component = new XapiComponent();
      component.setStateRepository(state);
      context.addComponent("xapi", component);
      List<Exchange> pages = new CopyOnWriteArrayList<>();
      context.addRoutes(route(options, pages));
      context.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> got.size() + count(pages) >= most);
      // Two more polls, in which nothing may come twice.
      await().pollDelay(Duration.ofMillis(500)).until(() -> true);
      pages.forEach(
          page ->
              page.getMessage()
                  .getBody(List.class)
                  .forEach(each -> got.add(((Statement) each).id().orElseThrow().toString())));
    }
  }

  private static int count(List<Exchange> pages) {
    return pages.stream().mapToInt(each -> each.getMessage().getBody(List.class).size()).sum();
  }

  private RouteBuilder route(String options, List<Exchange> pages) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(uri("initialDelay=0&delay=200&filter.activity=" + activity + "&" + options))
            .process(pages::add);
      }
    };
  }

  private Sent send(String options, List<ObjectNode> many, Map<String, AttachedFile> files)
      throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.start();
      Exchange done =
          context
              .createProducerTemplate()
              .send(
                  uri("throwExceptionOnFailure=false&" + options),
                  exchange -> {
                    exchange.getMessage().setBody(many);
                    exchange.getMessage().setHeader(XapiHeaders.ATTACHMENTS, files);
                  });
      assertThat(done.getException()).isNull();
      return done.getMessage().getHeader(XapiHeaders.SENT, Sent.class);
    }
  }

  private static String uri(String options) {
    return "xapi:%s?username=%s&password=RAW(%s)&%s"
        .formatted(
            System.getProperty("learnwire.lrs"),
            System.getProperty("learnwire.lrs.key"),
            System.getProperty("learnwire.lrs.secret"),
            options);
  }

  private List<ObjectNode> many(int count) {
    List<ObjectNode> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObjectNode json = FakeLrs.statement(UUID.randomUUID().toString());
      json.remove("version");
      json.putObject("verb").put("id", PASSED);
      json.putObject("object").put("id", activity);
      many.add(
          json.put("timestamp", Instant.parse("2026-03-01T10:00:00Z").plusSeconds(i).toString()));
    }
    return many;
  }

  private static List<String> ids(List<ObjectNode> many) {
    return many.stream().map(each -> each.path("id").asText()).toList();
  }
}
