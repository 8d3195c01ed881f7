package org.learnwire.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a connection takes back a write.
 *
 * @param writeName the write that takes it back; the same write: earlier values are written back;
 *     null where it can not be taken back
 * @param writeClass of that write
 * @param whyNot in words, where it can not be taken back
 * @param compares whether the object can be read first, so that nobody's later edit is undone over
 */
public record Inverse(
    @Nullable String writeName,
    @Nullable WriteClass writeClass,
    @Nullable String whyNot,
    boolean compares) {

  public static Inverse none(String whyNot) {
    return new Inverse(null, null, whyNot, false);
  }

  /** Says how each connection takes back each write. */
  public interface Of {
    Inverse of(String connection, String writeName);
  }
}
