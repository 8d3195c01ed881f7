package org.learnwire.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What stands, or may stand, in somebody else's system because of us.
 *
 * @param remoteId its id there; null: nobody told us
 * @param surely false: nobody knows whether it arrived
 */
public record RemoteObject(
    String connection, String writeName, @Nullable String remoteId, boolean surely) {}
