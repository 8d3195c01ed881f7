package org.learnwire.ledger.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a look through the whole chain found.
 *
 * @param rows rows that hold, from the first on
 * @param erased of these, whose content was erased, by an erasure that the audit itself tells of
 * @param steps of the ledger that were compared with it; 0 where the chain itself is wrong
 * @param head the last row that holds
 * @param trouble the first thing that is not as it was written, in words; null: nothing
 */
public record AuditVerdict(
    long rows,
    long erased,
    long steps,
    @Nullable Instant first,
    @Nullable Instant last,
    AuditHead head,
    @Nullable String trouble) {

  public boolean holds() {
    return trouble == null;
  }
}
