package org.learnwire.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.learnwire.kit.Connection;
import org.learnwire.kit.Connector;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.MappingStep;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.StreamReport;

/** Pulls the sample site through the packed Moodle connector, one route per stream. */
final class SamplePull implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final Connector moodle = Connectors.packed().find("moodle").orElseThrow();
  private final Memory memory = new Memory();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Map<String, Map<String, ObjectNode>> news = new LinkedHashMap<>();
  private final Map<String, StreamReport> reports = new LinkedHashMap<>();

  SamplePull(String baseUrl) throws Exception {
    Connection academy =
        new Connection(
            "academy",
            moodle,
            new UUID(0, 1),
            baseUrl,
            Map.of("token", SampleSite.TOKEN, "siteUrl", SampleSite.ADDRESS));
    LearnwireComponent component = new LearnwireComponent();
    component.addConnection(academy);
    component.setState(memory);
    context.addComponent("learnwire", component);
    context.addRoutes(routes(component));
    context.start();
  }

  /** One pass over every stream, in the manifest's order: what is new or changed, by stream. */
  Map<String, Map<String, ObjectNode>> pass() throws Exception {
    news.clear();
    reports.clear();
    for (String stream : moodle.manifest().streams().keySet()) {
      news.put(stream, new TreeMap<>());
      LearnwireConsumer consumer = (LearnwireConsumer) context.getRoute(stream).getConsumer();
      reports.put(stream, consumer.read(ReadOptions.changes()));
    }
    return news;
  }

  Map<String, StreamReport> reports() {
    return reports;
  }

  /** Every statement of the last pass. */
  List<ObjectNode> statements() {
    return news.values().stream()
        .flatMap(records -> records.values().stream())
        .filter(record -> record.has("statement"))
        .map(record -> (ObjectNode) record.get("statement"))
        .toList();
  }

  private RouteBuilder routes(LearnwireComponent component) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        for (String stream : moodle.manifest().streams().keySet()) {
          from("learnwire:academy/" + stream + "?startScheduler=false")
              .routeId(stream)
              .process(new MappingStep(component))
              .process(
                  exchange ->
                      memory
                          .store(moodle, exchange.getMessage().getBody(MappedPage.class))
                          .forEach(record -> enter(record)));
        }
      }
    };
  }

  private void enter(MappedRecord record) {
    news.get(record.source().stream()).put(record.source().key(), shown(record));
  }

  private static ObjectNode shown(MappedRecord record) {
    ObjectNode shown = JSON.createObjectNode().put("key", record.source().key());
    Mapped mapped = record.mapped();
    if (mapped instanceof Mapped.ToStatement to) {
      shown.set("statement", to.statement().json());
    } else if (mapped instanceof Mapped.ToAccount to) {
      shown.set("account", JSON.valueToTree(to.account()));
    } else if (mapped instanceof Mapped.Skipped skipped) {
      shown.put("skipped", skipped.reason());
    } else if (mapped instanceof Mapped.Failed failed) {
      shown.put("failed", failed.reason() + ": " + failed.detail());
    } else {
      shown.set("reference", record.keep());
    }
    return shown;
  }

  @Override
  public void close() {
    context.stop();
  }
}
