package org.learnwire.connector.xapi;

import java.util.List;
import java.util.UUID;

/**
 * What became of the statements of one Exchange.
 *
 * @param stored the LRS took them; those that it had and said so by taking them again among them
 * @param alreadyThere it refused them as known, and has just these
 * @param refused one by one, however they were sent
 */
public record Sent(List<UUID> stored, List<UUID> alreadyThere, List<RefusedStatement> refused) {

  public Sent {
    stored = List.copyOf(stored);
    alreadyThere = List.copyOf(alreadyThere);
    refused = List.copyOf(refused);
  }
}
