package org.learnwire.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of somebody whom no HR system knows.
 *
 * @param employeeNumber as the account's system says it
 * @param since when the account was first seen like this
 */
public record UnknownAccount(
    UUID connectionId, String remoteId, @Nullable String employeeNumber, Instant since) {}
