package org.learnwire.lrs;

import java.util.Set;
import java.util.UUID;

/**
 * What went with some people.
 *
 * @param removed statements about them, whole
 * @param redacted statements about others, without their part
 * @param files contents of attachments
 */
public record ErasedStatements(Set<UUID> removed, long redacted, long documents, long files) {
  public ErasedStatements {
    removed = Set.copyOf(removed);
  }
}
