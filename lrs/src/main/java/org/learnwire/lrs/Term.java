package org.learnwire.lrs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.learnwire.xapi.Identifier;

/** Something that a statement can be found by: a role and an IRI, identity or id. */
record Term(Role role, String value) {
  /** PostgreSQL refuses index entries above 2.7 KB: what is long is found by its hash. */
  private static final int LONGEST = 600;

  static Term of(Role role, String value) {
    return new Term(role, bounded(value));
  }

  /** The value, or its hash where it is long. */
  static String bounded(String value) {
    return value.length() <= LONGEST ? value : "sha256:" + sha256(value);
  }

  static Term of(Role role, Identifier identifier) {
    return of(role, identifier.key());
  }

  /** As it stands in the table. */
  String text() {
    return role.letter() + value;
  }

  Term direct() {
    return new Term(role.direct(), value);
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
