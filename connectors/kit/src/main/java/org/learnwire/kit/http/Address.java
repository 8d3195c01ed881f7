package org.learnwire.kit.http;

import java.net.URI;
import java.util.Locale;

/** An address that a vendor's answer names. */
final class Address {
  private Address() {}

  /**
   * The whole address (RFC 3986, 5), seen from the page that named it. What should have been
   * encoded and was not (spaces in OData's filters) is.
   *
   * @throws IllegalArgumentException if it is none
   */
  static String resolved(String from, String named) {
    StringBuilder clean = new StringBuilder();
    for (char c : named.strip().toCharArray()) {
      if (" \"<>\\^`{|}".indexOf(c) >= 0) {
        clean.append('%').append(String.format("%02X", (int) c));
      } else {
        clean.append(c);
      }
    }
    URI base = URI.create(from.matches("[^:]+://[^/]+") ? from + "/" : from);
    // Java's resolve would drop the last segment before a bare query, against RFC 3986, 5.2.2.
    return clean.indexOf("?") == 0
        ? URI.create(from + clean).toString()
        : base.resolve(clean.toString()).toString();
  }

  /** Whether credentials for the one may go to the other. */
  static boolean samePlace(URI one, URI other) {
    return one.getHost() != null
        && one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other)
        && other.getRawUserInfo() == null;
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
  }
}
