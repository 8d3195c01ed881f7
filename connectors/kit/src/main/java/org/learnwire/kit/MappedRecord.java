package org.learnwire.kit;

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
    ObjectNode keep) {}
