package org.learnwire.lrs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Something that a client keeps here: a state or a profile (xAPI Communication 2.2).
 *
 * @param contentType as its sender gave it
 * @param etag SHA-1 of the content in hex, which older clients compute themselves
 * @param updated when it was last written
 */
public record Document(String contentType, byte[] content, String etag, Instant updated) {
  static Document of(DocumentContent content, Instant updated) {
    return new Document(content.contentType(), content.bytes(), sha1(content.bytes()), updated);
  }

  private static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
