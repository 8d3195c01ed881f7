package org.learnwire.lrs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How that by which a statement can be found is written in the table {@code term}. */
final class Term {
  /**
   * PostgreSQL refuses index entries above 2.7 KB: what is long is found by its hash. And no text
   * with NUL.
   */
  private static final int LONGEST = 600;

  private static final String HASH = "sha256:";

  private Term() {}

  /** The letter of the role, and the IRI, identity or id. */
  static String of(Role role, String value) {
    return role.letter() + bounded(value);
  }

  /** A value that every database takes as a key. */
  static String bounded(String value) {
    return value.length() <= LONGEST && value.indexOf(0) < 0 ? value : HASH + sha256(value);
  }

  /** Whether a value was too long to be kept as it is. */
  static boolean isHash(String value) {
    return value.startsWith(HASH);
  }

  /**
   * The same term, taken over from a statement that the holder refers to. A role of its own: only
   * these come in late, at positions that lie behind.
   */
  static String inherited(String term) {
    return '>' + term;
  }

  static String sha256(String value) {
    try {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
