package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may move the state of a person. */
public sealed interface Event {
  /** A statement about the person was stored. */
  record FactStored(long position, String personId, Fact fact) implements Event {}

  /**
   * A day has come, in the company's time zone. Only this closes what was waited for; the same day
   * may come more than once.
   *
   * @param complete for each connection that is read, the day up to which it is complete: what
   *     happened before that day has been read
   */
  record Tick(LocalDate date, Instant at, Map<String, LocalDate> complete) implements Event {
    public Tick {
      complete = Map.copyOf(complete);
    }

    /** A day on which everything is there. */
    public Tick(LocalDate date, Instant at) {
      this(date, at, Map.of());
    }
  }

  /** The directory says something else of a person, now or for a time that was. */
  record PersonChanged(String personId, PersonFacts facts) implements Event {}

  /**
   * A statement was voided.
   *
   * @param supersededBy the statement that took its place: it takes over as cause and nothing is
   *     withdrawn
   */
  record CauseVoided(String personId, UUID statementId, @Nullable UUID supersededBy)
      implements Event {}
}
