package org.learnwire.kit;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Run in a JVM of its own: reads one long answer and prints how many records it held. */
final class SmallHeap {
  private SmallHeap() {}

  public static void main(String[] url) throws Exception {
    String yaml =
        """
        name: acme
        title: Acme
        kind: lms
        streams:
          grades: {verified: live, get: /grades, records: usergrades.*.gradeitems.*, key: [userid, id], to: reference}
        """;
    AtomicLong records = new AtomicLong();
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      Inline.into(context, Inline.connection(yaml, url[0], Map.of()));
      ((LearnwireComponent) context.getComponent("learnwire")).setState(new MemoryState());
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("learnwire:hr/grades?startScheduler=false")
                  .routeId("r")
                  .process(
                      e ->
                          records.addAndGet(
                              e.getMessage().getBody(SourcePage.class).records().size()));
            }
          });
      context.start();
      LearnwireConsumer consumer = (LearnwireConsumer) context.getRoute("r").getConsumer();
      StreamReport report = consumer.read(ReadOptions.changes());
      System.out.println(report.complete() + " " + records + " " + report);
    }
  }
}
