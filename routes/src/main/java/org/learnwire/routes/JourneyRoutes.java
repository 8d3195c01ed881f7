package org.learnwire.routes;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.learnwire.database.DatabaseFailure;
import org.learnwire.kit.manifest.StreamSpec;

/** The journey in Camel: one route per connection and stream, one per seam of a stage. */
final class JourneyRoutes extends RouteBuilder {
  private final Connections connections;
  private final Processor mapping;
  private final Processor store;
  private final Processor enter;

  JourneyRoutes(Connections connections, Processor mapping, Processor store, Processor enter) {
    this.connections = connections;
    this.mapping = mapping;
    this.store = store;
    this.enter = enter;
  }

  @Override
  public void configure() {
    for (Connected connected : connections.all()) {
      for (StreamSpec stream : connected.manifest().streams().values()) {
        from("learnwire:" + connected.name() + "/" + stream.name() + "?startScheduler=false")
            .routeId(routeId(connected.name(), stream.name()))
            .description("reads " + stream.name() + " of " + connected.name())
            .process(mapping)
            .to(Seam.MAPPED.uri());
      }
    }
    from("direct:learnwire.store").routeId("learnwire.store").process(store);
    from("direct:learnwire.enter").routeId("learnwire.enter").process(enter);
  }

  static String routeId(String connection, String stream) {
    return connection + "." + stream + ".source";
  }

  /**
   * One dead letter for all: the quarantine. What may pass by itself (network, disk) is not dead:
   * then the page rolls back, its cursor stays, and the next pass reads it again.
   */
  static RouteConfigurationBuilder errors(Processor quarantine) {
    return new RouteConfigurationBuilder() {
      @Override
      public void configuration() {
        routeConfiguration()
            .onException(Exception.class)
            .onWhen(JourneyRoutes::isDead)
            .handled(true)
            .process(quarantine)
            .end();
      }
    };
  }

  private static boolean isDead(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    return ExceptionUtils.indexOfType(cause, IOException.class) < 0
        && ExceptionUtils.indexOfType(cause, DatabaseFailure.class) < 0;
  }
}
