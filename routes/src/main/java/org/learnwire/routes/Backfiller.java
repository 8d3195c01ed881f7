package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.StreamReading;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.routes.Backfill.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the past of streams beside their present: one stream at a time, at the connection's own
 * pace. What the present has shown of a key stays as it is; everything else comes in as history.
 */
public final class Backfiller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backfiller.class);

  private final Clock clock;
  private final Connections connections;
  private final Backfills backfills;
  private final StreamStates states;
  private final RunLog runs;
  private final JournalSourceState present;
  private final LearnwireComponent component;
  private final MapStep mapping;
  private final Tallies tallies;
  private final UserRoutes userRoutes;
  private final ProducerTemplate seam;
  private final BooleanSupplier stopping;
  private final Set<Tally.Of> paused = ConcurrentHashMap.newKeySet();
  private final ExecutorService one =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "backfill");
            thread.setDaemon(true);
            return thread;
          });

  Backfiller(SourceParts parts) {
    this.clock = parts.clock();
    this.connections = parts.connections();
    this.backfills = new Backfills(parts.database(), parts.clock());
    this.states = parts.states();
    this.runs = parts.runs();
    this.present = parts.present();
    this.component = parts.component();
    this.mapping = parts.mapping();
    this.tallies = parts.tallies();
    this.userRoutes = parts.userRoutes();
    this.seam = parts.producer();
    this.stopping = parts.stopping();
  }

  /**
   * Enters a backfill of a stream, or of every stream of a connection; {@link #run} does it.
   *
   * @param which CONNECTION or CONNECTION/STREAM
   * @param to empty for the moment up to which the present has read
   */
  public List<Backfill> begin(String which, Optional<Instant> from, Optional<Instant> to) {
    Optional<String> closed = userRoutes.closed(Seam.MAPPED);
    if (closed.isPresent()) {
      throw new UnknownName(closed.get());
    }
    StreamNames named = StreamNames.of(connections, which);
    for (StreamSpec stream : named.streams()) {
      Instant end = to.orElseGet(() -> presentBegins(named.connected(), stream));
      Window window = new Window(from, end);
      paused.remove(new Tally.Of(named.connected().id(), stream.name()));
      backfills.begin(named.connected().id(), stream.name(), window);
      leaveToPresent(named.connected(), stream, end);
    }
    return of(named);
  }

  /** What the present has read to its end it goes on from there; what lies before is ours. */
  private Instant presentBegins(Connected connected, StreamSpec stream) {
    return runs.lastComplete(connected.id(), stream.name()).orElseGet(clock::instant);
  }

  /** A stream of changes that was never read begins where its backfill ends. */
  private void leaveToPresent(Connected connected, StreamSpec stream, Instant end) {
    StreamStates.StreamState state = states.of(connected.id(), stream.name());
    boolean untouched = state.cursor().isEmpty() && state.firstDone().isEmpty();
    if (untouched && stream.since() != null && stream.sweep() == null && stream.each() == null) {
      states.moveCursor(connected.id(), stream.name(), stream.since().format().write(end));
    }
  }

  /** Ends at the next page; {@link #resume} goes on from there. */
  public List<Backfill> pause(String which) {
    return move(which, State.RUNNING, State.PAUSED);
  }

  /** Lets what was paused or has failed go on; {@link #run} does it. */
  public List<Backfill> resume(String which) {
    move(which, State.FAILED, State.RUNNING);
    return move(which, State.PAUSED, State.RUNNING);
  }

  private List<Backfill> move(String which, State from, State to) {
    StreamNames named = StreamNames.of(connections, which);
    for (StreamSpec stream : named.streams()) {
      Tally.Of of = new Tally.Of(named.connected().id(), stream.name());
      Optional<Backfill> found = backfills.of(of.connectionId(), of.stream());
      if (found.isPresent() && found.get().state() == from) {
        backfills.moveTo(of.connectionId(), of.stream(), to, null);
        if (to == State.PAUSED) {
          paused.add(of);
        } else {
          paused.remove(of);
        }
      }
    }
    return of(named);
  }

  /** Where the backfills of a connection or stream stand; all of them without a name. */
  public List<Backfill> status(Optional<String> which) {
    return which.map(w -> of(StreamNames.of(connections, w))).orElseGet(backfills::all);
  }

  private List<Backfill> of(StreamNames named) {
    List<Backfill> all = new ArrayList<>();
    for (StreamSpec stream : named.streams()) {
      backfills.of(named.connected().id(), stream.name()).ifPresent(all::add);
    }
    return all;
  }

  /** Goes on with everything that is running, beside whatever else happens. */
  public void runInBackground() {
    one.execute(
        () -> {
          try {
            run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            LOG.error("a backfill failed: {}", e.getMessage());
          }
        });
  }

  /** Goes on with everything that is running, until it is done, paused or has failed. */
  public void run() throws InterruptedException {
    for (Backfill each : backfills.all()) {
      Optional<Connected> connected = connections.find(each.connection());
      if (connected.isPresent() && !stopping.getAsBoolean()) {
        Optional<Backfill> now = backfills.of(connected.get().id(), each.stream());
        if (now.isPresent() && now.get().state() == State.RUNNING) {
          run(connected.get(), connected.get().stream(each.stream()), now.get().window());
        }
      }
    }
  }

  private void run(Connected connected, StreamSpec stream, Window window)
      throws InterruptedException {
    Tally.Of of = new Tally.Of(connected.id(), stream.name());
    BooleanSupplier stop = () -> stopping.getAsBoolean() || paused.contains(of);
    BackfillState state = new BackfillState(backfills, present, connected.id(), stream, window);
    boolean complete = window.from().isEmpty() || stream.each() != null;
    StreamReport report =
        new StreamReading(component, state)
            .read(
                connected.name(),
                stream.name(),
                ReadOptions.past(complete),
                exchange -> page(exchange, connected, window),
                stop);
    tallies.take(connected.id(), Tallies.beside(stream.name()));
    if (report.complete()) {
      backfills.moveTo(of.connectionId(), of.stream(), State.DONE, report.forbidden());
    } else if (!stop.getAsBoolean()) {
      String why = report.trouble().map(StreamReport.Trouble::message).orElse("it broke off");
      backfills.moveTo(of.connectionId(), of.stream(), State.FAILED, why);
    }
  }

  private void page(Exchange exchange, Connected connected, Window window) {
    SourcePage read = exchange.getMessage().getBody(SourcePage.class);
    MappedPage mapped = mapping.map(read);
    List<MappedRecord> inside = mapped.records().stream().filter(window::holds).toList();
    exchange.getMessage().setBody(mapped.with(inside));
    if (!inside.isEmpty()) {
      seam.send(Seam.MAPPED.uri(), exchange);
    }
    Tally tally = tallies.take(connected.id(), Tallies.beside(read.stream()));
    backfills.count(connected.id(), read.stream(), read.records().size(), tally.stored);
  }

  @Override
  public void close() {
    one.shutdown();
    try {
      if (!one.awaitTermination(20, TimeUnit.SECONDS)) {
        one.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
