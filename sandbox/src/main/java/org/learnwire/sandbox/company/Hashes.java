package org.learnwire.sandbox.company;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Names for things that must come out the same for the same seed. */
public final class Hashes {

  private Hashes() {}

  public static String hex(String algorithm, String text) {
    return HexFormat.of().formatHex(digest(algorithm, text));
  }

  /** A version 5 shaped id of a text. */
  public static UUID uuid(String text) {
    byte[] hash = digest("SHA-1", text);
    hash[6] = (byte) (hash[6] & 0x0f | 0x50);
    hash[8] = (byte) (hash[8] & 0x3f | 0x80);
    java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(hash);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
