package org.learnwire.kit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * Reads one stream, by its schedule or when {@link #read} is called; one Exchange is one page, and
 * the cursor moves when its Exchange is completed.
 */
public class LearnwireConsumer extends ScheduledPollConsumer {
  private final Connection connection;
  private final StreamSpec stream;
  private final ReentrantLock onePass = new ReentrantLock();

  LearnwireConsumer(
      LearnwireEndpoint endpoint, Processor processor, Connection connection, StreamSpec stream) {
    super(endpoint, processor);
    this.connection = connection;
    this.stream = stream;
  }

  /** One pass; waits for one that is under way. */
  public StreamReport read(ReadOptions options) throws InterruptedException {
    return read(options, () -> false);
  }

  /**
   * One pass that ends early, at its next page, once it is told to.
   *
   * @param stop asked again and again while the pass goes on
   */
  public StreamReport read(ReadOptions options, BooleanSupplier stop) throws InterruptedException {
    LearnwireComponent component = getEndpoint().getComponent();
    onePass.lockInterruptibly();
    try (PassThreads threads =
        PassThreads.open(
            getEndpoint().getCamelContext(),
            this,
            connection.name() + "." + stream.name(),
            connection.limits())) {
      PageDelivery delivery = new PageDelivery(new IntoRoute(), component.getState());
      StreamPass pass =
          new StreamPass(
              connection,
              stream,
              component.getState(),
              options,
              delivery,
              component.caller(connection),
              component.lists(connection, stream, component.getState(), options));
      return pass.run(
          threads,
          () -> stopping() || stop.getAsBoolean(),
          Duration.ofMinutes(getEndpoint().getPageMinutes()));
    } finally {
      onePass.unlock();
    }
  }

  @Override
  protected int poll() throws Exception {
    ReadOptions options = getEndpoint().isSweep() ? ReadOptions.fullSweep() : ReadOptions.changes();
    StreamReport report = read(options);
    if (report.error() != null) {
      // Told as an exception so that Camel's health checks and back-off see it.
      throw new PassFailed(report.error());
    }
    return (int) Math.min(report.read(), Integer.MAX_VALUE);
  }

  @Override
  public LearnwireEndpoint getEndpoint() {
    return (LearnwireEndpoint) super.getEndpoint();
  }

  private boolean stopping() {
    return isStopping() || isStopped();
  }

  /** The way of a page into the route that stands behind this consumer. */
  private final class IntoRoute implements PageDelivery.Route {
    @Override
    public Exchange exchange() {
      return createExchange(false);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
      getProcessor().process(exchange);
    }
  }
}
