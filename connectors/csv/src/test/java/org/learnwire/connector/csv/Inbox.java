package org.learnwire.connector.csv;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.learnwire.kit.CheckReport;
import org.learnwire.kit.Connection;
import org.learnwire.kit.ConnectionCheck;
import org.learnwire.kit.Connector;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.MappingStep;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.StreamReport;

/** A plain Camel application that reads one stream of a folder. */
final class Inbox implements AutoCloseable {
  final List<MappedRecord> mapped = new CopyOnWriteArrayList<>();
  final MemoryStateRepository remembered = new MemoryStateRepository();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final LearnwireComponent component = new LearnwireComponent();

  private Inbox(String stream, Map<String, String> settings) throws Exception {
    component.addConnection(
        new Connection("files", Connector.load(Path.of("")), UUID.randomUUID(), null, settings));
    component.setStateRepository(remembered);
    context.addComponent("learnwire", component);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:files/" + stream + "?startScheduler=false")
                .routeId("r")
                .process(new MappingStep(component))
                .process(e -> mapped.addAll(e.getMessage().getBody(MappedPage.class).records()));
          }
        });
    context.start();
  }

  static Inbox of(String stream, Object folder, String... settings) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("folder", folder.toString());
    all.put("site", "https://acme.test");
    all.put("settle", "PT0S");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new Inbox(stream, all);
  }

  StreamReport read() throws InterruptedException {
    return ((LearnwireConsumer) context.getRoute("r").getConsumer()).read(ReadOptions.changes());
  }

  CheckReport check() throws InterruptedException {
    return new ConnectionCheck(component).run("files");
  }

  List<String> keys() {
    return mapped.stream().map(record -> record.source().key()).toList();
  }

  @Override
  public void close() {
    context.stop();
  }
}
