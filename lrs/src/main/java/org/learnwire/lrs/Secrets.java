package org.learnwire.lrs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Draws secrets, hashes them, and remembers which were found right: hashing is slow on purpose. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder();

  /** bcrypt reads 72 bytes: a longer secret would match its own beginning. */
  private static final int LONGEST = 72;

  private final byte[] pepper = randomBytes(16);

  /** Digest of the right secret by its hash, so that a changed secret is asked for anew. */
  private final Map<String, byte[]> verified = new ConcurrentHashMap<>();

  static NewCredential draw() {
    return new NewCredential(HexFormat.of().formatHex(randomBytes(12)), drawSecret());
  }

  static String drawSecret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(32));
  }

  static String hash(String secret) {
    return BCRYPT.encode(secret);
  }

  /** Whether the secret was found right before; costs microseconds. */
  boolean isKnown(String secret, String hash) {
    byte[] right = verified.get(hash);
    return right != null && MessageDigest.isEqual(right, digest(secret));
  }

  /** Whether the secret is right; costs a tenth of a second. */
  boolean fits(String secret, String hash) {
    if (secret.getBytes(StandardCharsets.UTF_8).length > LONGEST || !BCRYPT.matches(secret, hash)) {
      return false;
    }
    verified.put(hash, digest(secret));
    return true;
  }

  void keepOnly(Set<String> hashes) {
    verified.keySet().retainAll(hashes);
  }

  private byte[] digest(String secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(pepper);
      return sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] randomBytes(int count) {
    byte[] random = new byte[count];
    RANDOM.nextBytes(random);
    return random;
  }
}
