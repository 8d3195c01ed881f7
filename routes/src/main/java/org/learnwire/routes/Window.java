package org.learnwire.routes;

import java.time.Instant;
import java.util.Optional;
import org.learnwire.kit.Mapped.ToStatement;
import org.learnwire.kit.MappedRecord;
import org.learnwire.xapi.Timestamps;

/**
 * A stretch of time by when things happened.
 *
 * @param from its first moment; empty for everything before
 * @param to its end, no longer part of it
 */
public record Window(Optional<Instant> from, Instant to) {

  public Window {
    if (from.isPresent() && !from.get().isBefore(to)) {
      throw new IllegalArgumentException("--from must lie before --to (" + to + ")");
    }
  }

  boolean holds(Instant at) {
    return at.isBefore(to) && from.map(first -> !at.isBefore(first)).orElse(true);
  }

  /** What does not say when it happened lies in every window. */
  boolean holds(MappedRecord record) {
    return at(record).map(this::holds).orElse(true);
  }

  private static Optional<Instant> at(MappedRecord record) {
    Instant occurred = record.source().occurredAt();
    Optional<Instant> said =
        record.mapped() instanceof ToStatement to
            ? Optional.of(to.statement().node().path("timestamp").asText())
                .flatMap(Timestamps::parse)
            : Optional.empty();
    return said.or(() -> Optional.ofNullable(occurred));
  }
}
