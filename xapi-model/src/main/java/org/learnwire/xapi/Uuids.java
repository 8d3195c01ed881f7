package org.learnwire.xapi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/** UUIDs in standard form (xAPI Data 4.4) and those derived from names (RFC 9562, version 5). */
public final class Uuids {
  private static final ThreadLocal<MessageDigest> SHA_1 = ThreadLocal.withInitial(Uuids::newSha1);

  /** RFC 9562 appendix A: names that are URLs. */
  private static final UUID NS_URL = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  /** Everything that Learnwire derives hangs below this one. */
  public static final UUID NS_LEARNWIRE = v5(NS_URL, "https://w3id.org/learnwire");

  private Uuids() {}

  /** The UUID that a text spells, if it is in standard form. */
  public static Optional<UUID> parse(String text) {
    return isUuid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** True for 8-4-4-4-12 hex digits; any version and variant (xAPI Data 4.4). */
  public static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean isHex(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  /**
   * The version 5 UUID of several parts. Each part is preceded by its length, so that ("ab", "c")
   * and ("a", "bc") differ.
   */
  public static UUID v5(UUID namespace, String... parts) {
    MessageDigest sha1 = SHA_1.get();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .flip());
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha1.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
      sha1.update((byte) ':');
      sha1.update(bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long most = hash.getLong() & ~0xF000L | 0x5000L;
    long least = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }

  private static MessageDigest newSha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
