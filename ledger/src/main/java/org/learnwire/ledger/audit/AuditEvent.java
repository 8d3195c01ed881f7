package org.learnwire.ledger.audit;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param who a person's name or sign-in, a rule, or the program's part that acted
 * @param act one of {@link Acts}
 * @param personId whom it is about; null: nobody by name
 * @param subject what it was done to: an entry's id, a connection, a page
 * @param detail why, or with what purpose, in words
 */
public record AuditEvent(
    String who, String act, @Nullable String personId, String subject, String detail) {}
