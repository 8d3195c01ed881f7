package org.learnwire.app.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that links are signed with, in a file of the data folder. Without it links of before are
 * worth nothing, and no more is lost.
 */
public final class SignInKey {
  private static final String FILE = "sign-in.key";
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  private SignInKey(String secret) {
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
  }

  /** The key of this folder; drawn at the first need. */
  public static SignInKey in(Path data) {
    Path file = data.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        OwnersOnly.create(file);
        Files.writeString(file, Secret.draw());
      }
      return new SignInKey(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read or written", e);
    }
  }

  /** Hexadecimal; good for this purpose alone. */
  String sign(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
