package org.learnwire.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An account that could be more than one person; nothing is decided for it until somebody says.
 *
 * @param connectionId the connection that has the account, or {@link #NO_CONNECTION}
 * @param remoteId its id there, or the address of an agent that came without a connection
 */
public record Review(
    UUID connectionId, String remoteId, String reason, List<String> personIds, Instant at) {
  /** Stands for agents that outside clients name by an address. */
  public static final UUID NO_CONNECTION = new UUID(0, 0);

  public Review {
    personIds = List.copyOf(personIds);
  }
}
