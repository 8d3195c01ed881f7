package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.signin.OurAddress;
import org.learnwire.app.signin.SessionCookie;

/**
 * What only our own pages know: made of a secret of this process and of the reader's session, so
 * that the token of one is no good to another.
 */
final class PageToken {
  static final String FIELD = "_token";
  static final String HEADER = "X-Learnwire-Token";
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec secret;
  private final SessionCookie cookie;

  PageToken(OurAddress address) {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    secret = new SecretKeySpec(bytes, HMAC);
    cookie = new SessionCookie(address);
  }

  String value(HttpServletRequest request) {
    return value(cookie.of(request).orElse(""));
  }

  /** The token of whoever shows this session's cookie; of strangers when it is empty. */
  String value(String session) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret);
      byte[] made = mac.doFinal(session.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  boolean matches(HttpServletRequest request, @Nullable String sent) {
    return sent != null
        && MessageDigest.isEqual(
            value(request).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
