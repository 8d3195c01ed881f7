package org.learnwire.people;

import org.jspecify.annotations.Nullable;

/** A person as a learning, chat or other system knows them. */
public record AccountFacts(
    String remoteId,
    @Nullable String employeeNumber,
    @Nullable String email,
    @Nullable String username,
    @Nullable String displayName) {}
