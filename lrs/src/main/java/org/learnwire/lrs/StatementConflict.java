package org.learnwire.lrs;

import java.util.UUID;

/** Another statement has this id already; nothing of the batch was stored. */
public final class StatementConflict extends RuntimeException {
  private final UUID id;

  StatementConflict(UUID id) {
    super("another statement has the id " + id);
    this.id = id;
  }

  public UUID id() {
    return id;
  }
}
