package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A record beside what the mapping made of it.
 *
 * @param factHash SHA-256 over the facts without what is only shown: a renamed course is no new one
 * @param watchHash over the stream's {@code watch} fields; null where it watches none
 * @param keep the fields that other streams fan out over or join, key fields included
 */
public record MappedRecord(
    SourceRecord source,
    Mapped mapped,
    String factHash,
    @Nullable String watchHash,
    ObjectNode keep) {

  /** All that is known of a record that must not be kept: that there was one, and its key. */
  public static MappedRecord outOfScope(SourceRecord source) {
    return new MappedRecord(
        source.withoutContent(),
        new Mapped.Skipped(Mapped.Skipped.OUT_OF_SCOPE),
        "",
        null,
        JsonNodeFactory.instance.objectNode());
  }

  /** Whether it stands for a record that must not be kept. */
  public boolean isOutOfScope() {
    return mapped instanceof Mapped.Skipped skipped && skipped.isOutOfScope();
  }
}
