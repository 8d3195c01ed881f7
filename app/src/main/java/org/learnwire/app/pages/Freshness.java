package org.learnwire.app.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a connection or a stream is, in a word.
 *
 * @param word the pill's text
 * @param message what is wrong, where something is
 */
public record Freshness(String word, Tone tone, @Nullable String message) {
  private static final Duration GRACE = Duration.ofMinutes(5);

  static Freshness of(JourneyView.StreamView stream, @Nullable Duration every, Instant now) {
    RunView run = stream.lastRun();
    if (run != null && run.outcome() == RunView.Outcome.RUNNING) {
      return new Freshness("reading now", Tone.CALM, null);
    }
    if (run != null && run.outcome() != RunView.Outcome.COMPLETE) {
      return new Freshness(run.outcome().word(), run.outcome().tone(), run.message());
    }
    if (run != null && run.message() != null) {
      return new Freshness("not all of it", Tone.WAITING, run.message());
    }
    Instant last = stream.lastPass();
    if (last == null) {
      return new Freshness("not read yet", Tone.QUIET, null);
    }
    return late(last, every, now);
  }

  private static Freshness late(Instant last, @Nullable Duration every, Instant now) {
    if (every != null) {
      Duration late = Duration.between(last, now).minus(every);
      // One missed turn may be a long pass; two are a standstill.
      if (late.compareTo(every.plus(GRACE)) > 0) {
        return new Freshness(new Texts(ZoneOffset.UTC).span(late) + " late", Tone.WRONG, null);
      }
    }
    return new Freshness("fresh", Tone.GOOD, null);
  }

  /** A connection is as fresh as its worst stream; one that is only written to says what waits. */
  static Freshness of(JourneyView.ConnectionView connection, Instant now) {
    List<Freshness> streams =
        connection.streams().stream().map(stream -> of(stream, connection.every(), now)).toList();
    if (streams.isEmpty()) {
      return connection.planned() > 0
          ? new Freshness(connection.planned() + " planned", Tone.CALM, null)
          : new Freshness("up to date", Tone.QUIET, null);
    }
    return streams.stream().max(Comparator.comparingInt(Freshness::weight)).orElseThrow();
  }

  private int weight() {
    return switch (tone) {
      case WRONG -> 4;
      case WAITING -> 3;
      case CALM -> 2;
      case QUIET -> 1;
      case GOOD -> 0;
    };
  }

  /** The oldest of these moments; null when one of them has not come yet or there is none. */
  static @Nullable Instant oldest(List<@Nullable Instant> moments) {
    if (moments.isEmpty() || moments.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    return moments.stream().min(Comparator.naturalOrder()).orElse(null);
  }
}
