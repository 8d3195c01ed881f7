package org.learnwire.kit;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;

/**
 * Reads a stream beside its route, at the same pace as the route: for a backfill, a preview, a
 * comparison. Whoever reads brings what is remembered; the route's own memory is left alone.
 */
public final class StreamReading {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final LearnwireComponent component;
  private final SourceState state;

  public StreamReading(LearnwireComponent component, SourceState state) {
    this.component = component;
    this.state = state;
  }

  /**
   * One pass that ends early, at its next page, once it is told to.
   *
   * @param pages takes each {@link SourcePage}; what it throws rolls the page back
   * @param stop asked again and again while the pass goes on
   */
  public StreamReport read(
      String connection, String stream, ReadOptions options, Processor pages, BooleanSupplier stop)
      throws InterruptedException {
    Connection read = component.connection(connection);
    CamelContext context = component.getCamelContext();
    String name = connection + "." + stream + ".beside";
    try (PassThreads threads = PassThreads.open(context, this, name, read.limits())) {
      StreamPass pass =
          new StreamPass(
              read,
              read.stream(stream),
              state,
              options,
              new PageDelivery(new Into(context, pages), state),
              component.caller(read),
              component.lists(read, read.stream(stream), state, options));
      return pass.run(threads, stop, PATIENCE);
    }
  }

  /** The way of a page to whoever reads. */
  private record Into(CamelContext context, Processor pages) implements PageDelivery.Route {
    @Override
    public Exchange exchange() {
      return new DefaultExchange(context);
    }

    @Override
    public void process(Exchange exchange, Runnable left) {
      try {
        pages.process(exchange);
      } catch (Exception e) {
        exchange.setException(e);
      }
      // A route that took the exchange further has taken these along.
      List<Synchronization> stayed = exchange.getExchangeExtension().handoverCompletions();
      if (stayed != null) {
        UnitOfWorkHelper.doneSynchronizations(exchange, stayed);
      }
      left.run();
    }
  }
}
