package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.learnwire.kit.http.Patience;

/** Drives one conversation through the component and compares what came of it. */
final class ConversationRun {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Conversation conversation;
  private final Connection connection;
  private final VendorDouble vendor;
  private final ConversationState state;
  private final List<MappedRecord> mapped = new CopyOnWriteArrayList<>();
  private final List<StreamReport> reports = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();

  ConversationRun(Conversation conversation, Connection connection, VendorDouble vendor) {
    this.conversation = conversation;
    this.connection = connection;
    this.vendor = vendor;
    this.state = new ConversationState(conversation, connection);
  }

  /** Everything that could be seen of it: must hold no secret. */
  String shown() {
    StringBuilder shown = new StringBuilder();
    mapped.forEach(each -> shown.append(text(each)).append('\n'));
    reports.forEach(each -> shown.append(each).append('\n'));
    receipts.forEach(each -> shown.append(each).append('\n'));
    return shown.toString();
  }

  void run() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      LearnwireComponent component = new LearnwireComponent();
      component.setConnections(Map.of(connection.name(), connection));
      component.setState(state);
      component.setTimeout(Duration.ofSeconds(1));
      component.setPatience(new Patience(3, Duration.ofMillis(20), Duration.ofSeconds(10)));
      context.addComponent("learnwire", component);
      boolean stream = connection.manifest().streams().containsKey(conversation.subject());
      context.addRoutes(route(component, stream));
      context.start();
      for (int i = 0; i < conversation.json().path("repeat").asInt(1); i++) {
        if (stream) {
          read(context);
        } else {
          write(context);
        }
      }
    }
    compare();
  }

  private RouteBuilder route(LearnwireComponent component, boolean stream) {
    String uri = "learnwire:" + connection.name() + "/" + conversation.subject();
    return new RouteBuilder() {
      @Override
      public void configure() {
        if (stream) {
          from(uri + "?startScheduler=false")
              .routeId("stream")
              .process(new MappingStep(component))
              .process(e -> mapped.addAll(e.getMessage().getBody(MappedPage.class).records()));
        } else {
          boolean lookup = conversation.json().path("lookup").asBoolean();
          from("direct:write").to(uri + "?lookup=" + lookup);
        }
      }
    };
  }

  private void read(DefaultCamelContext context) throws Exception {
    boolean sweep = conversation.json().path("sweep").asBoolean();
    LearnwireConsumer consumer = (LearnwireConsumer) context.getRoute("stream").getConsumer();
    reports.add(consumer.read(sweep ? ReadOptions.fullSweep() : ReadOptions.changes()));
  }

  private void write(DefaultCamelContext context) {
    receipts.add(
        context
            .createProducerTemplate()
            .requestBody("direct:write", conversation.json().path("input"), Receipt.class));
  }

  private void compare() {
    assertThat(vendor.unmatched()).as("requests that no exchange answers").isEmpty();
    assertThat(vendor.unused()).as("exchanges that nothing asked for").isEmpty();
    JsonNode expect = conversation.expect();
    if (expect.has("calls")) {
      assertThat(vendor.calls()).as("calls").isEqualTo(expect.path("calls").asInt());
    }
    if (reports.isEmpty()) {
      compareReceipts(expect);
    } else {
      comparePass(expect, reports.get(reports.size() - 1));
    }
  }

  private void comparePass(JsonNode expect, StreamReport report) {
    String word = report.error() == null ? null : report.error().word().word();
    assertThat(word).as("error of %s", report).isEqualTo(expect.path("error").asText(null));
    messages(expect, report.error() == null ? "" : report.error().message());
    assertThat(report.complete())
        .as("complete")
        .isEqualTo(expect.path("complete").asBoolean(word == null));
    if (expect.has("count")) {
      assertThat(mapped).as("records").hasSize(expect.path("count").asInt());
    }
    if (expect.has("mapped")) {
      compareMapped(conversation.value(expect.path("mapped")));
    }
    if (expect.has("skipped")) {
      assertThat(JSON.valueToTree(report.skipped()).toString())
          .as("skipped")
          .isEqualTo(JSON.convertValue(expect.path("skipped"), JsonNode.class).toString());
    }
    if (expect.has("cursor") && !expect.path("cursor").asText().equals("any")) {
      assertThat(state.cursor()).as("cursor").isEqualTo(expect.path("cursor").asText());
    }
  }

  private void compareMapped(JsonNode expected) {
    ArrayNode actual = JSON.createArrayNode();
    mapped.forEach(each -> actual.add(text(each)));
    assertThat(pretty(actual)).as("mapped").isEqualTo(pretty(expected));
  }

  private ObjectNode text(MappedRecord record) {
    ObjectNode shown = JSON.createObjectNode().put("key", record.source().key());
    if (record.mapped() instanceof Mapped.ToStatement to) {
      shown.set("statement", to.statement());
    } else if (record.mapped() instanceof Mapped.ToEmployee to) {
      shown.set("employee", RecordJson.of(to.employee()));
    } else if (record.mapped() instanceof Mapped.ToAccount to) {
      shown.set("account", RecordJson.of(to.account()));
    } else if (record.mapped() instanceof Mapped.Skipped skipped) {
      shown.put("skipped", skipped.reason());
    } else if (record.mapped() instanceof Mapped.Failed failed) {
      shown.put("failed", failed.reason());
    } else {
      shown.set("reference", record.keep());
    }
    return shown;
  }

  /** One record a line, keys sorted: a difference is seen at once. */
  private String pretty(JsonNode records) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode record : records) {
      String line = org.learnwire.kit.json.Canonical.text(record);
      lines.append(line.replace("${site}", connection.site())).append('\n');
    }
    return lines.toString();
  }

  private void compareReceipts(JsonNode expect) {
    JsonNode all = expect.path("receipts");
    for (int i = 0; i < receipts.size(); i++) {
      compareReceipt(all.isArray() ? all.path(i) : expect.path("receipt"), receipts.get(i));
    }
    Receipt last = receipts.get(receipts.size() - 1);
    if (expect.has("error")) {
      assertThat(String.valueOf(last.error())).isEqualTo(expect.path("error").asText());
    }
    messages(expect, last.message());
  }

  private static void compareReceipt(JsonNode expected, Receipt receipt) {
    if (expected.has("state")) {
      assertThat(receipt.state().word())
          .as("state of %s", receipt)
          .isEqualTo(expected.path("state").asText());
    }
    if (expected.has("remoteId")) {
      assertThat(receipt.remoteId()).isEqualTo(expected.path("remoteId").asText(null));
    }
    if (expected.has("error")) {
      assertThat(String.valueOf(receipt.error())).isEqualTo(expected.path("error").asText());
    }
    messages(expected, receipt.message());
    if (expected.has("json")) {
      assertThat(Trees.same(receipt.json(), expected.path("json")))
          .as("json of %s, expected %s", receipt, expected.path("json"))
          .isTrue();
    }
  }

  private static void messages(JsonNode expect, String message) {
    JsonNode parts = expect.path("message");
    if (parts.isTextual()) {
      assertThat(message).contains(parts.asText());
    }
    parts.forEach(part -> assertThat(message).contains(part.asText()));
  }
}
