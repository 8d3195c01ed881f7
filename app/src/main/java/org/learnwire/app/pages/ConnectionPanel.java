package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection, how fresh it is, and its streams.
 *
 * @param lastPass when the stream that is longest unread was read; null while one never was
 * @param lastSweep the same for full sweeps
 */
public record ConnectionPanel(
    JourneyView.ConnectionView view,
    Freshness freshness,
    @Nullable Instant lastPass,
    boolean sweeps,
    @Nullable Instant lastSweep,
    List<StreamLine> streams) {

  /** A stream and how fresh it is. */
  public record StreamLine(JourneyView.StreamView view, Freshness freshness) {}

  static ConnectionPanel of(JourneyView.ConnectionView view, Instant now) {
    List<JourneyView.StreamView> sweeping =
        view.streams().stream().filter(JourneyView.StreamView::sweeps).toList();
    return new ConnectionPanel(
        view,
        Freshness.of(view, now),
        Freshness.oldest(view.streams().stream().map(JourneyView.StreamView::lastPass).toList()),
        !sweeping.isEmpty(),
        Freshness.oldest(sweeping.stream().map(JourneyView.StreamView::lastSweep).toList()),
        view.streams().stream()
            .map(stream -> new StreamLine(stream, Freshness.of(stream, view.every(), now)))
            .toList());
  }

  /** Whether anything is read from it. */
  public boolean read() {
    return !streams.isEmpty();
  }
}
