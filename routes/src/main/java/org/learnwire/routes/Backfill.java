package org.learnwire.routes;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The past of one stream, read beside its present.
 *
 * @param read records seen so far, those outside the window included
 * @param message why it failed, or how it ended early
 */
public record Backfill(
    String connection,
    String stream,
    Window window,
    State state,
    long read,
    long stored,
    Optional<String> message,
    Instant started,
    Instant changed) {

  /** Where it stands. */
  public enum State {
    RUNNING,
    PAUSED,
    DONE,
    FAILED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public String text() {
    return "%-10s %-22s %-8s %s to %s; read %d, stored %d%s"
        .formatted(
            connection,
            stream,
            state.word(),
            window.from().map(Instant::toString).orElse("the beginning"),
            window.to(),
            read,
            stored,
            message.map(m -> "\n    " + m).orElse(""));
  }
}
