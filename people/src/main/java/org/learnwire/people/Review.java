package org.learnwire.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An account that could be more than one person; nothing is decided for it until somebody says. */
public record Review(
    UUID connectionId, String remoteId, String reason, List<String> personIds, Instant at) {
  public Review {
    personIds = List.copyOf(personIds);
  }
}
