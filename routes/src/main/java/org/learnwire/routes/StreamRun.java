package org.learnwire.routes;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One reading of one stream: read = stored + unchanged + skipped + quarantined + out of scope.
 *
 * @param outcome running, complete, drifted (complete, but a field is empty everywhere), hooks
 *     (only what the system told by itself was read), stopped, failed or halted
 * @param outOfScope of people whom the policy keeps out: nothing of them was kept
 * @param sweep whether everything was read, also what had not changed
 * @param lastPass when the stream was last read to the end
 * @param lastSweep when everything of it was last read to the end
 */
public record StreamRun(
    String connection,
    String stream,
    Instant started,
    Optional<Instant> ended,
    boolean sweep,
    long read,
    long stored,
    long unchanged,
    Map<String, Long> skipped,
    Map<String, Long> quarantined,
    long outOfScope,
    long calls,
    String outcome,
    Optional<String> message,
    Optional<Instant> lastPass,
    Optional<Instant> lastSweep) {

  /** Only what the system told by itself was read. */
  static final String HOOKS = "hooks";

  public boolean complete() {
    return outcome.equals("complete") || outcome.equals(HOOKS) || drifted();
  }

  /** Whether a field that was filled is empty in all that was read; the message names it. */
  public boolean drifted() {
    return outcome.equals("drifted");
  }

  /**
   * Whether a right is missing for some of what was to be read, or a field; the message names it.
   */
  public boolean leftOut() {
    return complete() && message.isPresent();
  }

  public long quarantinedCount() {
    return Tally.sum(quarantined);
  }
}
