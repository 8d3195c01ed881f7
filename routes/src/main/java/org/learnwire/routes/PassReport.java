package org.learnwire.routes;

import java.time.Duration;
import java.util.List;

/**
 * What one pass did, everything accounted for.
 *
 * @param runs one per stream read
 * @param statements newly stored from sources and people
 * @param decisions newly entered in the ledger
 * @param contextOnly how often a rule met a statement that it would have decided on, were it not
 *     history, from before the rule was switched on, or too late
 * @param leftOut what of other files could not be taken, one sentence each; the rest went on
 * @param notes what waits or was left out although the pass went on, one sentence each
 * @param warnings what will be missing before long, one sentence each; the pass was well all the
 *     same
 * @param problems what could not be done and what to do about it, one sentence each
 */
public record PassReport(
    List<StreamRun> runs,
    long statements,
    long decisions,
    long contextOnly,
    Receipts receipts,
    List<String> leftOut,
    List<String> notes,
    List<String> warnings,
    List<String> problems,
    Duration took) {

  /** Outcomes of what was sent in this pass. */
  public record Receipts(long done, long refused, long unknown) {
    static final Receipts NONE = new Receipts(0, 0, 0);

    Receipts plus(Receipts other) {
      return new Receipts(done + other.done, refused + other.refused, unknown + other.unknown);
    }
  }

  public PassReport {
    runs = List.copyOf(runs);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    problems = List.copyOf(problems);
  }

  public long quarantined() {
    return runs.stream().mapToLong(StreamRun::quarantinedCount).sum() + leftOut.size();
  }

  /** True when something could not be read at all. */
  public boolean failed() {
    return !problems.isEmpty() || runs.stream().anyMatch(run -> !run.complete());
  }

  /** 0 all well, 2 done but something quarantined, refused or left out, 1 could not run. */
  public int exitCode() {
    if (failed()) {
      return 1;
    }
    boolean rest =
        quarantined() > 0
            || receipts.refused() > 0
            || receipts.unknown() > 0
            || !notes.isEmpty()
            || runs.stream().anyMatch(StreamRun::leftOut);
    return rest ? 2 : 0;
  }
}
