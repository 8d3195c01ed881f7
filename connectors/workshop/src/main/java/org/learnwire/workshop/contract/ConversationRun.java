package org.learnwire.workshop.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.learnwire.kit.Connection;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.MappingStep;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.RecordJson;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.http.Patience;
import org.learnwire.kit.json.Canonical;

/** Drives one conversation through the component and compares what came of it. */
final class ConversationRun {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Conversation conversation;
  private final Connection connection;
  private final VendorDouble vendor;
  private final ConversationState state;
  private final Differences differences;
  private final List<MappedRecord> mapped = new CopyOnWriteArrayList<>();
  private final List<StreamReport> reports = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();

  ConversationRun(
      Conversation conversation,
      Connection connection,
      VendorDouble vendor,
      Differences differences) {
    this.conversation = conversation;
    this.connection = connection;
    this.vendor = vendor;
    this.differences = differences;
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
    drive();
    compare();
  }

  /** What came of it, as a conversation's {@code expect} says it. */
  ObjectNode came() {
    ObjectNode expect = JSON.createObjectNode();
    if (reports.isEmpty()) {
      expect.set("receipt", came(receipts.get(receipts.size() - 1)));
      return expect.put("calls", vendor.calls());
    }
    StreamReport report = reports.get(reports.size() - 1);
    if (report.error() != null) {
      expect.put("error", report.error().word().word());
    }
    if (report.complete() != (report.error() == null)) {
      expect.put("complete", report.complete());
    }
    ArrayNode records = expect.putArray("mapped");
    mapped.forEach(each -> records.add(withSite(text(each))));
    if (!report.skipped().isEmpty()) {
      expect.set("skipped", JSON.valueToTree(report.skipped()));
    }
    if (state.cursor() != null) {
      expect.put("cursor", state.cursor());
    }
    return expect.put("calls", vendor.calls());
  }

  private ObjectNode came(Receipt receipt) {
    ObjectNode came = JSON.createObjectNode().put("state", receipt.state().word());
    if (receipt.remoteId() != null) {
      came.put("remoteId", receipt.remoteId());
    }
    if (receipt.error() != null) {
      came.put("error", receipt.error().word());
    }
    if (connection.manifest().writes().get(conversation.subject()).reads()) {
      came.set("json", receipt.json());
    }
    return came;
  }

  private JsonNode withSite(ObjectNode record) {
    try {
      return JSON.readTree(record.toString().replace(connection.site(), "${site}"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it was JSON before", e);
    }
  }

  /** Asks what the conversation asks, and compares nothing. */
  void drive() throws Exception {
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
    if (conversation.json().has("hook")) {
      HookTrial.of(connection, conversation, differences).hold();
      reports.add(consumer.drain(() -> false));
      differences.same("webhook waits on", false, state.hookWaits());
      return;
    }
    reports.add(consumer.read(sweep ? ReadOptions.fullSweep() : ReadOptions.changes()));
  }

  private void write(DefaultCamelContext context) {
    receipts.add(
        context
            .createProducerTemplate()
            .requestBody("direct:write", conversation.json().path("input"), Receipt.class));
  }

  private void compare() {
    differences.none("no exchange answers the request", vendor.unmatched());
    differences.none("nothing asked for the exchange", vendor.unused());
    JsonNode expect = conversation.expect();
    if (expect.has("calls")) {
      differences.same("calls", expect.path("calls").asInt(), vendor.calls());
    }
    if (reports.isEmpty()) {
      compareReceipts(expect);
    } else {
      comparePass(expect, reports.get(reports.size() - 1));
    }
  }

  private void comparePass(JsonNode expect, StreamReport report) {
    String word = report.error() == null ? null : report.error().word().word();
    String message = report.error() == null ? "" : report.error().message();
    differences.same("error (" + message + ")", expect.path("error").asText(null), word);
    messages(expect, message);
    differences.same(
        "complete", expect.path("complete").asBoolean(word == null), report.complete());
    if (expect.has("count")) {
      differences.same("records", expect.path("count").asInt(), mapped.size());
    }
    if (expect.has("mapped")) {
      compareMapped(conversation.value(expect.path("mapped")));
    }
    if (expect.has("skipped")) {
      differences.same(
          "skipped",
          Canonical.text(expect.path("skipped")),
          Canonical.text(JSON.valueToTree(report.skipped())));
    }
    if (expect.has("cursor") && !expect.path("cursor").asText().equals("any")) {
      differences.same("cursor", expect.path("cursor").asText(), state.cursor());
    }
  }

  private void compareMapped(JsonNode expected) {
    ArrayNode actual = JSON.createArrayNode();
    mapped.forEach(each -> actual.add(text(each)));
    differences.sameLists("mapped", lines(expected), lines(actual));
  }

  private ObjectNode text(MappedRecord record) {
    ObjectNode shown = JSON.createObjectNode().put("key", record.source().key());
    if (record.mapped() instanceof Mapped.ToStatement to) {
      shown.set("statement", to.statement().json());
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
  private List<String> lines(JsonNode records) {
    List<String> lines = new ArrayList<>();
    for (JsonNode record : records) {
      lines.add(Canonical.text(record).replace("${site}", connection.site()));
    }
    return lines;
  }

  private void compareReceipts(JsonNode expect) {
    JsonNode all = expect.path("receipts");
    for (int i = 0; i < receipts.size(); i++) {
      compareReceipt(all.isArray() ? all.path(i) : expect.path("receipt"), receipts.get(i));
    }
    Receipt last = receipts.get(receipts.size() - 1);
    if (expect.has("error")) {
      differences.same("error", expect.path("error").asText(), String.valueOf(last.error()));
    }
    messages(expect, last.message());
  }

  private void compareReceipt(JsonNode expected, Receipt receipt) {
    String of = " of " + receipt;
    if (expected.has("state")) {
      differences.same("state" + of, expected.path("state").asText(), receipt.state().word());
    }
    if (expected.has("remoteId")) {
      differences.same("remoteId" + of, expected.path("remoteId").asText(null), receipt.remoteId());
    }
    if (expected.has("error")) {
      differences.same(
          "error" + of, expected.path("error").asText(), String.valueOf(receipt.error()));
    }
    messages(expected, receipt.message());
    if (expected.has("json")) {
      differences.same(
          "json" + of, Canonical.text(expected.path("json")), Canonical.text(receipt.json()));
    }
  }

  private void messages(JsonNode expect, String message) {
    JsonNode parts = expect.path("message");
    if (parts.isTextual()) {
      differences.contains("message", message, parts.asText());
    }
    parts.forEach(part -> differences.contains("message", message, part.asText()));
  }
}
