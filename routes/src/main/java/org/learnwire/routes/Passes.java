package org.learnwire.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.routes.PassReport.Receipts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass at a time: read, decide, send, and account for everything. */
final class Passes {
  private static final Logger LOG = LoggerFactory.getLogger(Passes.class);
  static final String STOPPED = "the pass was stopped; the next one goes on from there";

  private final Database database;
  private final Clock clock;
  private final ZoneId zone;
  private final Connections connections;
  private final StreamStates states;
  private final JournalSourceState sourceState;
  private final Vanishing vanishing;
  private final RunLog runs;
  private final Tallies tallies;
  private final Deciding deciding;
  private final Consumers consumers;
  private final UserRoutes userRoutes;
  private final BooleanSupplier stopping;

  /** Finds the consumer of a stream's route. */
  interface Consumers {
    LearnwireConsumer of(String connection, String stream);
  }

  Passes(
      Database database,
      Clock clock,
      ZoneId zone,
      Connections connections,
      Sources sources,
      RunLog runs,
      Deciding deciding,
      Consumers consumers,
      UserRoutes userRoutes,
      BooleanSupplier stopping) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.connections = connections;
    this.states = sources.states();
    this.sourceState = sources.state();
    this.vanishing = sources.vanishing();
    this.tallies = sources.tallies();
    this.runs = runs;
    this.deciding = deciding;
    this.consumers = consumers;
    this.userRoutes = userRoutes;
    this.stopping = stopping;
  }

  /** What remembers what the sources have shown. */
  record Sources(
      StreamStates states, JournalSourceState state, Vanishing vanishing, Tallies tallies) {}

  /** Counts while a pass goes on. */
  private static final class Progress {
    final List<StreamRun> runs = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    long statements;
  }

  synchronized PassReport run(PassRequest request) {
    Instant started = clock.instant();
    Progress progress = new Progress();
    request.remap().ifPresent(this::remap);
    Optional<String> closed = userRoutes.closed(Seam.MAPPED);
    closed.ifPresent(progress.problems::add);
    for (Connected connected : closed.isPresent() ? List.<Connected>of() : connections.all()) {
      if (request.only().isEmpty() || request.only().get().equals(connected.name())) {
        read(connected, request, progress);
      }
    }
    Deciding.Outcome outcome = deciding.run(request.send());
    progress.problems.addAll(outcome.problems());
    if (stopping.getAsBoolean()) {
      progress.problems.add(STOPPED);
    }
    List<String> notes = new ArrayList<>(userRoutes.problems());
    notes.addAll(outcome.waiting());
    return new PassReport(
        progress.runs,
        progress.statements + outcome.observations(),
        outcome.decisions(),
        outcome.receipts(),
        outcome.leftOut(),
        notes,
        progress.problems,
        Duration.between(started, clock.instant()));
  }

  /** Decides and sends what came in otherwise: statements from clients, approvals. */
  synchronized Receipts settle() {
    return deciding.run(true).receipts();
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
    boolean sweep = request.sweep() || sweepDue(connected);
    for (StreamSpec stream : connected.manifest().streams().values()) {
      if (stopping.getAsBoolean()) {
        return;
      }
      boolean remapped =
          request.remap().filter((connected.name() + "/" + stream.name())::equals).isPresent();
      StreamRun run = read(connected, stream, sweep, remapped, progress);
      if (!run.complete() && !stopping.getAsBoolean()) {
        String stopped = run.message().orElse(run.outcome());
        LOG.warn("{}/{}: {}", connected.name(), stream.name(), stopped);
        if (stopsConnection(run)) {
          return;
        }
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

  private StreamRun read(
      Connected connected, StreamSpec stream, boolean sweep, boolean remapped, Progress progress) {
    boolean first = states.of(connected.id(), stream.name()).firstDone().isEmpty();
    boolean everything = sweep || first || remapped;
    long run = runs.start(connected.id(), stream.name(), everything);
    tallies.take(connected.id(), stream.name());
    StreamRun ended;
    try {
      ReadOptions options =
          remapped
              ? ReadOptions.everything()
              : everything ? ReadOptions.fullSweep() : ReadOptions.changes();
      StreamReport report = consumers.of(connected.name(), stream.name()).read(options, stopping);
      ended = accounted(connected, stream, run, report, everything, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = broken(run, connected, stream, "the program was asked to stop", progress);
    } catch (RuntimeException e) {
      ended = broken(run, connected, stream, String.valueOf(e.getMessage()), progress);
    }
    progress.runs.add(ended);
    return ended;
  }

  private StreamRun broken(
      long run, Connected connected, StreamSpec stream, String message, Progress progress) {
    Tally tally = tallies.take(connected.id(), stream.name());
    progress.statements += tally.statements;
    return runs.end(run, tally, tally.accounted(), 0, "failed", message);
  }

  private StreamRun accounted(
      Connected connected,
      StreamSpec stream,
      long run,
      StreamReport report,
      boolean sweep,
      Progress progress) {
    Tally tally = tallies.take(connected.id(), stream.name());
    progress.statements += tally.statements;
    report.skipped().forEach(tally::skip);
    long read = report.read() + Tally.sum(report.skipped());
    long missing = read - tally.accounted();
    if (missing > 0 && userRoutes.standsAt(Seam.MAPPED)) {
      tally.skip("taken out by your route", missing);
      missing = 0;
    }
    Optional<String> halted = vanishing.halted(connected.id(), stream.name());
    String message = message(report, halted.orElse(null), missing);
    boolean complete = report.complete() && message == null;
    if (complete) {
      sourceState.completed(connected.name(), stream.name(), sweep);
    }
    if (!complete && stopping.getAsBoolean()) {
      return runs.end(run, tally, tally.accounted(), report.calls(), "stopped", null);
    }
    String outcome = complete ? "complete" : halted.isPresent() ? "halted" : "failed";
    String said = complete ? report.forbidden() : message;
    return runs.end(run, tally, read, report.calls(), outcome, said);
  }

  private static @Nullable String message(
      StreamReport report, @Nullable String halted, long missing) {
    if (halted != null) {
      return halted;
    }
    if (report.trouble().isPresent()) {
      StreamReport.Trouble trouble = report.trouble().get();
      return trouble.word().word() + ": " + trouble.message();
    }
    if (missing != 0) {
      return missing
          + " records are not accounted for: a page was rolled back; the next pass reads it again";
    }
    return report.complete() ? null : "not everything could be read; the next pass goes on";
  }
}
