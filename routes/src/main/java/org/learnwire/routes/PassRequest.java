package org.learnwire.routes;

import java.util.Optional;

/**
 * What one pass is to do.
 *
 * @param only this connection alone
 * @param sweep read everything, also what has not changed
 * @param remap NAME/STREAM to be read anew under a new generation
 * @param send whether approved writes are sent
 * @param allowLeavers however many of a connection's people it makes leavers
 */
public record PassRequest(
    Optional<String> only,
    boolean sweep,
    Optional<String> remap,
    boolean send,
    boolean allowLeavers) {

  public PassRequest(Optional<String> only, boolean sweep, Optional<String> remap, boolean send) {
    this(only, sweep, remap, send, false);
  }

  /** Everything that is due, and sent. */
  public static PassRequest standard() {
    return new PassRequest(Optional.empty(), false, Optional.empty(), true);
  }
}
