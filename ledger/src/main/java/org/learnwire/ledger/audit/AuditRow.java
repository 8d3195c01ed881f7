package org.learnwire.ledger.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row as it is read.
 *
 * @param event what was done; null: it was erased
 */
public record AuditRow(long seq, Instant at, @Nullable AuditEvent event) {}
