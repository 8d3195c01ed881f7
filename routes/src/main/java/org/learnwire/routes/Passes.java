package org.learnwire.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.learnwire.database.Database;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.routes.PassReport.Receipts;
import org.learnwire.routes.Spans.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, decides, sends, and accounts for everything. Connections are read side by side, each once
 * at a time; deciding and sending is one for all.
 */
final class Passes {
  private static final Logger LOG = LoggerFactory.getLogger(Passes.class);
  static final String STOPPED = "the pass was stopped; the next one goes on from there";

  private final Database database;
  private final Clock clock;
  private final ZoneId zone;
  private final Connections connections;
  private final StreamStates states;
  private final StreamReads reads;
  private final Leavers leavers;
  private final Deciding deciding;
  private final UserRoutes userRoutes;
  private final Spans spans;
  private final BooleanSupplier stopping;
  private final Keeping keeping;
  private final ScopeOrder order;
  private final Staleness staleness;
  private final Supplier<List<String>> warnings;
  private final Map<String, ReentrantLock> reading = new ConcurrentHashMap<>();
  private final ReentrantLock settling = new ReentrantLock();

  Passes(
      Database database,
      Clock clock,
      ZoneId zone,
      Connections connections,
      StreamStates states,
      StreamReads reads,
      Leavers leavers,
      Keeping keeping,
      ScopeOrder order,
      Staleness staleness,
      Supplier<List<String>> warnings,
      Deciding deciding,
      UserRoutes userRoutes,
      Spans spans,
      BooleanSupplier stopping) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.connections = connections;
    this.states = states;
    this.reads = reads;
    this.leavers = leavers;
    this.keeping = keeping;
    this.order = order;
    this.staleness = staleness;
    this.warnings = warnings;
    this.deciding = deciding;
    this.userRoutes = userRoutes;
    this.spans = spans;
    this.stopping = stopping;
  }

  /** Counts while a pass goes on. */
  private static final class Progress {
    final List<StreamRun> runs = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    long statements;
  }

  PassReport run(PassRequest request) {
    Instant started = clock.instant();
    Progress progress = new Progress();
    request.remap().ifPresent(this::remap);
    leavers.allow(request.allowLeavers());
    Optional<String> closed = userRoutes.closed(Seam.MAPPED);
    closed.ifPresent(progress.problems::add);
    for (Connected connected : closed.isPresent() ? List.<Connected>of() : connections.all()) {
      if (request.only().isEmpty() || request.only().get().equals(connected.name())) {
        read(connected, request, progress);
      }
    }
    Deciding.Outcome outcome = decide(request.send());
    progress.problems.addAll(outcome.problems());
    if (stopping.getAsBoolean()) {
      progress.problems.add(STOPPED);
    }
    List<String> notes = new ArrayList<>(userRoutes.problems());
    notes.addAll(outcome.waiting());
    staleness.now().stream()
        .filter(stale -> request.only().map(stale.connection()::equals).orElse(true))
        .forEach(stale -> notes.add(stale.text()));
    return new PassReport(
        progress.runs,
        progress.statements + outcome.observations(),
        outcome.decisions(),
        outcome.contextOnly(),
        outcome.receipts(),
        outcome.leftOut(),
        notes,
        warnings.get(),
        progress.problems,
        Duration.between(started, clock.instant()));
  }

  /** Decides and sends what came in otherwise: statements from clients, approvals. */
  Receipts settle() {
    return decide(true).receipts();
  }

  private Deciding.Outcome decide(boolean send) {
    settling.lock();
    try (Running span = spans.begin("decide and send")) {
      return deciding.run(send);
    } finally {
      settling.unlock();
    }
  }

  /** Reads one connection and leaves deciding to {@link #settle}. */
  void read(Connected connected) {
    if (userRoutes.closed(Seam.MAPPED).isEmpty()) {
      PassRequest request =
          new PassRequest(Optional.of(connected.name()), false, Optional.empty(), false);
      read(connected, request, new Progress());
    }
  }

  /** Reads only what the system of a connection has told by itself. */
  void drain(Connected connected) {
    if (userRoutes.closed(Seam.MAPPED).isPresent()) {
      return;
    }
    ReentrantLock once = reading.computeIfAbsent(connected.name(), name -> new ReentrantLock());
    once.lock();
    try {
      for (StreamSpec stream : connected.manifest().streams().values()) {
        if (order.waits(connected, stream).isEmpty()) {
          drain(connected, stream, new Progress());
        }
      }
    } finally {
      once.unlock();
    }
  }

  private void drain(Connected connected, StreamSpec stream, Progress progress) {
    reads.drain(connected, stream).ifPresent(told -> note(connected, told, progress));
  }

  private void note(Connected connected, StreamReads.Read read, Progress progress) {
    progress.runs.add(read.run());
    progress.statements += read.statements();
    StreamRun run = read.run();
    if (!run.complete() && !stopping.getAsBoolean()) {
      String stopped = run.message().orElse(run.outcome());
      LOG.warn("{}/{}: {}", connected.name(), run.stream(), stopped);
    }
  }

  private void remap(String which) {
    int slash = which.indexOf('/');
    if (slash < 1) {
      throw new UnknownName("--remap takes CONNECTION/STREAM, such as academy/grades");
    }
    Connected connected = connections.named(which.substring(0, slash));
    StreamSpec stream = connected.stream(which.substring(slash + 1));
    database.write(
        "remap " + which,
        tx -> {
          states.raiseGeneration(tx, connected.id(), stream.name());
          return null;
        });
  }

  private void read(Connected connected, PassRequest request, Progress progress) {
    ReentrantLock once = reading.computeIfAbsent(connected.name(), name -> new ReentrantLock());
    once.lock();
    try (Running span = spans.begin("read " + connected.name())) {
      readStreams(connected, request, progress);
      keeping.purge(connected, clock.instant());
    } finally {
      once.unlock();
    }
  }

  private void readStreams(Connected connected, PassRequest request, Progress progress) {
    boolean sweep = request.sweep() || sweepDue(connected);
    for (StreamSpec stream : connected.manifest().streams().values()) {
      if (stopping.getAsBoolean()) {
        return;
      }
      boolean remapped =
          request.remap().filter((connected.name() + "/" + stream.name())::equals).isPresent();
      Optional<String> waits = order.waits(connected, stream);
      if (waits.isPresent()) {
        progress.problems.add(waits.get());
        LOG.warn("{}", waits.get());
        continue;
      }
      drain(connected, stream, progress);
      StreamReads.Read read = reads.read(connected, stream, sweep, remapped);
      note(connected, read, progress);
      if (!read.run().complete() && !stopping.getAsBoolean() && stopsConnection(read.run())) {
        return;
      }
    }
  }

  /** Who is not let in, not answered or not to be believed now will not be at the next stream. */
  private static boolean stopsConnection(StreamRun run) {
    String message = run.message().orElse("");
    return run.outcome().equals("halted")
        || message.startsWith(ErrorWord.BAD_CREDENTIALS.word())
        || run.read() == 0 && message.startsWith(ErrorWord.TRANSIENT.word());
  }

  /** Whether the configured hour has come since the last full sweep. */
  private boolean sweepDue(Connected connected) {
    Optional<LocalTime> at = connected.settings().fullSweep();
    if (at.isEmpty()) {
      return false;
    }
    ZonedDateTime now = clock.instant().atZone(zone);
    ZonedDateTime today = now.with(at.get());
    Instant latest = (now.isBefore(today) ? today.minusDays(1) : today).toInstant();
    return connected.manifest().streams().keySet().stream()
        .map(stream -> states.of(connected.id(), stream).lastSweep())
        .anyMatch(last -> last.isPresent() && last.get().isBefore(latest));
  }
}
