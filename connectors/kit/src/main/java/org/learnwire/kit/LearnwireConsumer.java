package org.learnwire.kit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.UnitOfWorkHelper;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * Reads one stream, by its schedule or when {@link #read} is called; one Exchange is one page, and
 * the cursor moves when its Exchange is completed.
 */
public class LearnwireConsumer extends ScheduledPollConsumer {
  private final Connection connection;
  private final StreamSpec stream;
  private final MappingStep mapping;
  private final ReentrantLock onePass = new ReentrantLock();

  LearnwireConsumer(
      LearnwireEndpoint endpoint, Processor processor, Connection connection, StreamSpec stream) {
    super(endpoint, processor);
    this.connection = connection;
    this.stream = stream;
    this.mapping = new MappingStep(endpoint.getComponent());
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
    onePass.lockInterruptibly();
    try {
      if (getEndpoint().isParents()) {
        for (StreamSpec parent : ParentStreams.of(connection.manifest(), stream)) {
          StreamReport report = pass(parent, new NoRoute(), options, stop);
          if (report.error() != null) {
            return report;
          }
        }
      }
      return pass(stream, new IntoRoute(), options, stop);
    } finally {
      onePass.unlock();
    }
  }

  /**
   * Reads what the system has told by itself; of the stream nothing else is asked for, and its
   * cursor stays.
   */
  public StreamReport drain(BooleanSupplier stop) throws InterruptedException {
    onePass.lockInterruptibly();
    try {
      LearnwireComponent component = getEndpoint().getComponent();
      SourceState state = component.getState();
      ToldRecords told = new ToldRecords(connection, stream, state, component.caller(connection));
      StreamReport report =
          pass(
              stream.told(),
              new IntoRoute(),
              new BesideState(state, stream.told(), Optional.empty()),
              ReadOptions.changes(),
              told,
              stop);
      // One page that is not stored may be any of theirs.
      if (report.complete()) {
        state.hooksRead(connection.name(), stream.name(), told.read());
      }
      return report.with(told.skipped(), told.calls(), told.leftOver());
    } finally {
      onePass.unlock();
    }
  }

  private StreamReport pass(
      StreamSpec of, PageDelivery.Route route, ReadOptions options, BooleanSupplier stop)
      throws InterruptedException {
    LearnwireComponent component = getEndpoint().getComponent();
    SourceState state = component.getState();
    return pass(of, route, state, options, component.lists(connection, of, state, options), stop);
  }

  private StreamReport pass(
      StreamSpec of,
      PageDelivery.Route route,
      SourceState state,
      ReadOptions options,
      ScopeReader.@Nullable Lists lists,
      BooleanSupplier stop)
      throws InterruptedException {
    LearnwireComponent component = getEndpoint().getComponent();
    try (PassThreads threads =
        PassThreads.open(
            getEndpoint().getCamelContext(),
            this,
            connection.name() + "." + of.name(),
            connection.limits())) {
      StreamPass pass =
          new StreamPass(
              connection,
              of,
              state,
              options,
              new PageDelivery(route, state),
              component.caller(connection),
              lists);
      return pass.run(
          threads,
          () -> stopping() || stop.getAsBoolean(),
          Duration.ofMinutes(getEndpoint().getPageMinutes()));
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
    public void process(Exchange exchange, Runnable left) {
      Output output = getEndpoint().getOutput();
      if (output != Output.PAGE) {
        MappedPage page = mapping.map(exchange.getMessage().getBody(SourcePage.class));
        exchange
            .getMessage()
            .setBody(output == Output.MAPPED ? page : new RecordTexts(connection.id()).of(page));
      }
      getAsyncProcessor().process(exchange, inThisThread -> left.run());
    }
  }

  /** For what is only remembered: its Exchange is completed at once. */
  private final class NoRoute implements PageDelivery.Route {
    @Override
    public Exchange exchange() {
      return createExchange(false);
    }

    @Override
    public void process(Exchange exchange, Runnable left) {
      UnitOfWorkHelper.doneSynchronizations(
          exchange, exchange.getExchangeExtension().handoverCompletions());
      left.run();
    }
  }
}
