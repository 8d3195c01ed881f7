package org.learnwire.lrs;

import java.util.UUID;

/** A batch gives the same id to two of its statements; nothing of it was stored. */
public final class RepeatedStatementId extends RuntimeException {
  private final UUID id;

  RepeatedStatementId(UUID id) {
    super("the batch has two statements with the id " + id);
    this.id = id;
  }

  public UUID id() {
    return id;
  }
}
