package org.learnwire.routes;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.manifest.StreamSpec;

/** Reads one stream once, and accounts for everything that it gave. */
final class StreamReads {
  private final Sources sources;
  private final StreamStates states;
  private final Tallies tallies;
  private final Vanishing vanishing;
  private final Drift drift;
  private final RunLog runs;
  private final Consumers consumers;
  private final UserRoutes userRoutes;
  private final BooleanSupplier stopping;

  /** Finds the consumer of a stream's route. */
  interface Consumers {
    LearnwireConsumer of(String connection, String stream);
  }

  /** What remembers what the sources have shown. */
  record Sources(
      StreamStates states,
      JournalSourceState state,
      Vanishing vanishing,
      Tallies tallies,
      Drift drift,
      Leavers leavers,
      DroppedSeen dropped,
      Release release) {}

  /** Stores what was held back: by key of a stream; returns how many were. */
  interface Release {
    long of(UUID connectionId, String stream, Set<String> keys);
  }

  /**
   * How it ended.
   *
   * @param statements new in the store
   */
  record Read(StreamRun run, long statements) {}

  StreamReads(
      Sources sources,
      RunLog runs,
      Consumers consumers,
      UserRoutes userRoutes,
      BooleanSupplier stopping) {
    this.sources = sources;
    this.states = sources.states();
    this.tallies = sources.tallies();
    this.vanishing = sources.vanishing();
    this.drift = sources.drift();
    this.runs = runs;
    this.consumers = consumers;
    this.userRoutes = userRoutes;
    this.stopping = stopping;
  }

  Read read(Connected connected, StreamSpec stream, boolean sweep, boolean remapped) {
    boolean first = states.of(connected.id(), stream.name()).firstDone().isEmpty();
    boolean everything = sweep || first || remapped;
    long run = runs.start(connected.id(), stream.name(), everything);
    tallies.begin(connected.id(), stream.name());
    Read ended = passed(connected, stream, run, everything, remapped);
    sources.dropped().note(connected, stream.name());
    return ended;
  }

  private Read passed(
      Connected connected, StreamSpec stream, long run, boolean everything, boolean remapped) {
    try {
      ReadOptions options =
          remapped
              ? ReadOptions.everything()
              : everything ? ReadOptions.fullSweep() : ReadOptions.changes();
      StreamReport report = consumers.of(connected.name(), stream.name()).read(options, stopping);
      return accounted(connected, stream, run, report, everything);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return broken(run, connected, stream, "the program was asked to stop");
    } catch (RuntimeException e) {
      return broken(run, connected, stream, String.valueOf(e.getMessage()));
    }
  }

  /** Reads what the system has told by itself of a stream; empty where that is nothing. */
  Optional<Read> drain(Connected connected, StreamSpec stream) {
    if (stream.webhook() == null
        || sources.state().hooks(connected.name(), stream.name(), 0, 1).isEmpty()) {
      return Optional.empty();
    }
    long run = runs.start(connected.id(), stream.name(), false);
    tallies.take(connected.id(), stream.name());
    try {
      return Optional.of(
          drained(
              connected,
              stream,
              run,
              consumers.of(connected.name(), stream.name()).drain(stopping)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(broken(run, connected, stream, "the program was asked to stop"));
    } catch (RuntimeException e) {
      return Optional.of(broken(run, connected, stream, String.valueOf(e.getMessage())));
    }
  }

  /** Of some records nothing is learned about a stream: not what drifted, nor what is gone. */
  private Read drained(Connected connected, StreamSpec stream, long run, StreamReport report) {
    drift.passEnded(connected.id(), stream.name(), false, false);
    Tally tally = tallies.take(connected.id(), stream.name());
    long missing = missing(report, tally);
    long read = tally.accounted() + missing;
    String message = message(report, leavers(connected, stream, tally).orElse(null), missing);
    boolean complete = report.complete() && message == null;
    String outcome = complete ? StreamRun.HOOKS : stopping.getAsBoolean() ? "stopped" : "failed";
    String said = complete ? report.forbidden() : message;
    return ended(run, tally, read, report.calls(), outcome, said);
  }

  private Read broken(long run, Connected connected, StreamSpec stream, String message) {
    Tally tally = tallies.take(connected.id(), stream.name());
    drift.passEnded(connected.id(), stream.name(), false, false);
    return ended(run, tally, tally.accounted(), 0, "failed", message);
  }

  private Read accounted(
      Connected connected, StreamSpec stream, long run, StreamReport report, boolean sweep) {
    Tally tally = tallies.take(connected.id(), stream.name());
    long missing = missing(report, tally);
    long read = tally.accounted() + missing;
    Optional<String> halted =
        leavers(connected, stream, tally).or(() -> vanishing.halted(connected.id(), stream.name()));
    String message = message(report, halted.orElse(null), missing);
    boolean complete = report.complete() && message == null;
    if (complete) {
      sources.state().completed(connected.name(), stream.name(), sweep);
    }
    Optional<String> drifted =
        drift.passEnded(connected.id(), stream.name(), whole(stream, sweep), complete);
    if (!complete && stopping.getAsBoolean()) {
      return ended(run, tally, tally.accounted(), report.calls(), "stopped", null);
    }
    if (complete && drifted.isPresent()) {
      String said = report.forbidden() == null ? "" : " " + report.forbidden();
      return ended(run, tally, read, report.calls(), "drifted", drifted.get() + said);
    }
    String outcome = complete ? "complete" : halted.isPresent() ? "halted" : "failed";
    String said = complete ? report.forbidden() : message;
    return ended(run, tally, read, report.calls(), outcome, said);
  }

  /** How many records were read of which nobody says what became of them. */
  private long missing(StreamReport report, Tally tally) {
    report.skipped().forEach(tally::skip);
    long missing = report.read() + Tally.sum(report.skipped()) - tally.accounted();
    if (missing > 0 && userRoutes.standsAt(Seam.MAPPED)) {
      tally.skip("taken out by your route", missing);
      return 0;
    }
    return missing;
  }

  /** Lets those who left be leavers, unless they are too many at once. */
  private Optional<String> leavers(Connected connected, StreamSpec stream, Tally tally) {
    Leavers.Verdict verdict =
        sources.leavers().passEnded(connected.id(), connected.name(), stream.name());
    if (!verdict.keys().isEmpty()) {
      long done = sources.release().of(connected.id(), stream.name(), verdict.keys());
      tally.released(Leavers.REASON, done);
      tallies.take(connected.id(), stream.name());
    }
    return verdict.halted();
  }

  /** Whether a pass saw every record there is, so that emptiness means something. */
  private static boolean whole(StreamSpec stream, boolean everything) {
    if (stream.since() != null) {
      return everything && stream.sweep() != null;
    }
    return everything || stream.each() == null || !stream.each().changedOnly();
  }

  private Read ended(
      long run, Tally tally, long read, long calls, String outcome, @Nullable String message) {
    return new Read(runs.end(run, tally, read, calls, outcome, message), tally.statements);
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
