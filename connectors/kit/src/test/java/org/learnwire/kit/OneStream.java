package org.learnwire.kit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A connector with one stream, read from an address. */
final class OneStream implements AutoCloseable {
  private static final String HEAD =
      """
      name: acme
      title: Acme
      kind: hris
      limits: {perSecond: 1000, concurrent: 3}
      check: {get: /me}
      errors: {body: [{when: {error: {present: true}}, is: refused}], message: error}
      streams:
        people:
          verified: live
          to: reference
          key: [id]
      """;

  final List<SourcePage> pages = new CopyOnWriteArrayList<>();
  final MemoryState state = new MemoryState();
  final DefaultCamelContext context = new DefaultCamelContext();

  static OneStream of(String rest, String url) throws Exception {
    OneStream one = new OneStream();
    Inline.into(one.context, Inline.connection(HEAD + rest.indent(4), url, Map.of()))
        .setState(one.state);
    one.context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("learnwire:hr/people?startScheduler=false")
                .routeId("r")
                .process(e -> one.pages.add(e.getMessage().getBody(SourcePage.class)));
          }
        });
    one.context.start();
    return one;
  }

  StreamReport read() throws InterruptedException {
    return ((LearnwireConsumer) context.getRoute("r").getConsumer()).read(ReadOptions.changes());
  }

  /** Keys of what came, in order. */
  String keys() {
    return pages.stream()
        .flatMap(page -> page.records().stream())
        .map(SourceRecord::key)
        .collect(Collectors.joining(" "));
  }

  @Override
  public void close() {
    context.stop();
  }
}
