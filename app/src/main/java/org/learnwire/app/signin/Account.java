package org.learnwire.app.signin;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param name what they type, in lower case
 * @param title how they are called, in the ledger too
 * @param hasPassword false until they have chosen one
 * @param personId whose own page is theirs
 * @param lastIn null: never yet
 * @param disabled since when they cannot sign in; null: they can
 */
public record Account(
    String name,
    String title,
    boolean hasPassword,
    Set<Role> roles,
    @Nullable String personId,
    Instant created,
    @Nullable Instant lastIn,
    @Nullable Instant disabled) {
  public Account {
    roles = Set.copyOf(roles);
  }

  /** "can sign in", "no password yet", "disabled". */
  public String state() {
    return disabled != null ? "disabled" : hasPassword ? "can sign in" : "no password yet";
  }
}
