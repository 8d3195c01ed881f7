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

  static final String CAME_BACK =
      "it has the employee number of somebody who left: come back, or somebody else?";

  /** Whether it is an HR record that may be one with another; merge or split settles it. */
  public boolean isOfRecord() {
    return reason.equals(CAME_BACK);
  }

  public Review {
    personIds = List.copyOf(personIds);
  }
}
