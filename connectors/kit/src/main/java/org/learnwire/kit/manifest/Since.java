package org.learnwire.kit.manifest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;

/**
 * A stream that gives only what changed.
 *
 * @param param the request's field, or the placeholder {@code {since}} is used and this is null
 * @param answer the path in the answer at which the next cursor stands
 * @param maxOf the records' field whose greatest value is the next cursor; with neither, the moment
 *     the pass began is
 * @param overlap how much further back than the cursor is asked
 * @param edge whether the vendor gives what changed in the very moment it is asked from
 * @param most so many changes the vendor shows at once, oldest first; 0 for any number
 */
public record Since(
    @Nullable String param,
    Place in,
    @Nullable FieldPath answer,
    @Nullable FieldPath maxOf,
    Duration overlap,
    Edge edge,
    TimeFormat format,
    int most) {

  /** The moment to ask from so that nothing since this one is missed. */
  public Instant askedFrom(Instant cursor) {
    Instant from = cursor.minus(overlap);
    return edge == Edge.EXCLUSIVE ? from.minus(format.unit()) : from;
  }
}
