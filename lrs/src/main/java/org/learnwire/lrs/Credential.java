package org.learnwire.lrs;

import org.jspecify.annotations.Nullable;

/**
 * What one client of the LRS signs in with.
 *
 * @param name label of what it brings, and its name as authority
 * @param site the system that it speaks for, such as the address of a Moodle
 * @param fingerprint its statements come without id, and again: the id is drawn from the content
 * @param created when it was added, as written
 */
public record Credential(
    String key,
    String secretHash,
    String name,
    @Nullable String site,
    boolean fingerprint,
    @Nullable String created) {
  @Override
  public String toString() {
    return "Credential[" + name + ", key " + key + "]";
  }
}
