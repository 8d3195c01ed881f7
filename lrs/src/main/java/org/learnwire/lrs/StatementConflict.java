package org.learnwire.lrs;

import java.util.UUID;

/** Another statement has this id already; nothing of the batch was stored. */
public final class StatementConflict extends RuntimeException {
  private final UUID id;
  private final String path;

  StatementConflict(UUID id, String path) {
    super("another statement has the id " + id + ": it differs at " + path);
    this.id = id;
    this.path = path;
  }

  public UUID id() {
    return id;
  }

  /** The first property in which the two differ, as JSON path within the statement. */
  public String path() {
    return path;
  }
}
