package org.learnwire.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Identifier;

/** Everything by which an account can be known again, one text each. */
final class Keys {
  private Keys() {}

  static Set<String> of(
      Traces.Place place,
      @Nullable String issuer,
      @Nullable String number,
      @Nullable String email,
      @Nullable String ssoId,
      @Nullable String homePage) {
    Set<String> keys = new TreeSet<>();
    keys.add("record " + place.connectionId() + "/" + place.remoteId());
    if (homePage != null) {
      keys.add(Identities.ofAccount(homePage, place.remoteId()));
    }
    if (email != null) {
      keys.addAll(ofEmail(email));
    }
    if (number != null) {
      keys.add("number " + (issuer == null ? place.connectionId() : issuer) + " " + number);
    }
    if (ssoId != null) {
      keys.add("sso " + ssoId);
    }
    return keys;
  }

  static Set<String> ofEmail(String email) {
    return Set.of(
        Identities.ofEmail(email), new Identifier.MboxSha1Sum(sha1("mailto:" + email)).key());
  }

  /** What xAPI puts in the place of an address (Data 2.4.2.3): no secret. */
  private static String sha1(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
