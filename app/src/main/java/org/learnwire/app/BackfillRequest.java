package org.learnwire.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.routes.Backfill;
import org.learnwire.routes.Backfiller;

/**
 * What a command wants of backfills, here or from the server that holds the data.
 *
 * @param which CONNECTION or CONNECTION/STREAM; null for all, where only the status is asked for
 */
public record BackfillRequest(
    @Nullable String which, @Nullable String from, @Nullable String to, Action action) {

  /** What is to be done. */
  public enum Action {
    BEGIN,
    PAUSE,
    RESUME,
    STATUS
  }

  /** The same question again, for where it stands. */
  public BackfillRequest status() {
    return new BackfillRequest(which, from, to, Action.STATUS);
  }

  /** Does it, without waiting for what it starts; a line for each backfill concerned. */
  public List<String> lines(Backfiller backfills) {
    Optional<Instant> first = Optional.ofNullable(from).map(Instant::parse);
    Optional<Instant> end = Optional.ofNullable(to).map(Instant::parse);
    List<Backfill> all =
        switch (action) {
          case BEGIN -> backfills.begin(named(), first, end);
          case PAUSE -> backfills.pause(named());
          case RESUME -> backfills.resume(named());
          case STATUS -> backfills.status(Optional.ofNullable(which));
        };
    return all.stream().map(Backfill::text).toList();
  }

  private String named() {
    return Optional.ofNullable(which)
        .orElseThrow(
            () -> new IllegalArgumentException("backfill takes CONNECTION or CONNECTION/STREAM"));
  }
}
