package org.learnwire.ledger.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * How a row is sealed, so that anybody can do it again with SHA-256 alone (decision 0025). One at a
 * time: it reuses its digest.
 */
final class Sealing {
  static final int BYTES = 32;
  static final int SALT = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final MessageDigest sha256;

  Sealing() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] salt() {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return salt;
  }

  /** Of the salt, then each field as its length in UTF-8, 4 bytes, and its bytes; null is -1. */
  byte[] commitment(byte[] salt, AuditEvent event) {
    sha256.update(salt);
    field(event.who());
    field(event.act());
    field(event.personId());
    field(event.subject());
    field(event.detail());
    return sha256.digest();
  }

  private void field(@Nullable String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(4).putInt(0, text == null ? -1 : bytes.length));
    sha256.update(bytes);
  }

  /** Of the chain before, the commitment, and the number and time (microseconds), 8 bytes each. */
  byte[] chain(byte[] before, byte[] commitment, long seq, long at) {
    sha256.update(before);
    sha256.update(commitment);
    sha256.update(ByteBuffer.allocate(16).putLong(0, seq).putLong(8, at));
    return sha256.digest();
  }
}
