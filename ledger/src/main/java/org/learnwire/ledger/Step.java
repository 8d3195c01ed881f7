package org.learnwire.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an entry's history; the same state again is a remark.
 *
 * @param trace which request or pass brought it there, as a {@code traceparent}; null where nothing
 *     traced it
 */
public record Step(
    int seq, EntryState state, Instant at, String who, String why, @Nullable String trace) {}
