package org.learnwire.app.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A secret of this process that only our own pages know: who sends it back has read one of them.
 */
final class PageToken {
  static final String FIELD = "_token";
  static final String HEADER = "X-Learnwire-Token";

  private final String value;

  PageToken() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String value() {
    return value;
  }

  boolean matches(@Nullable String sent) {
    return sent != null
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
