package org.learnwire.routes;

import java.util.Optional;

/**
 * What one pass is to do.
 *
 * @param only this connection alone
 * @param sweep read everything, also what has not changed
 * @param remap NAME/STREAM to be read anew under a new generation
 * @param send whether approved writes are sent
 */
public record PassRequest(
    Optional<String> only, boolean sweep, Optional<String> remap, boolean send) {

  /** Everything that is due, and sent. */
  public static PassRequest standard() {
    return new PassRequest(Optional.empty(), false, Optional.empty(), true);
  }
}
