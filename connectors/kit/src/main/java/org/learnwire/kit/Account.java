package org.learnwire.kit;

import org.jspecify.annotations.Nullable;

/**
 * A person as a learning, chat or other system knows them.
 *
 * @param ssoId what they sign in with everywhere
 * @param homePage with {@code remoteId} the account of an xAPI actor
 */
public record Account(
    String remoteId,
    @Nullable String employeeNumber,
    @Nullable String email,
    @Nullable String username,
    @Nullable String displayName,
    @Nullable String ssoId,
    String homePage) {}
