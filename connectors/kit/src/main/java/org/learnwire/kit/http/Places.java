package org.learnwire.kit.http;

import java.net.URI;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/** Whose an address is. */
final class Places {
  private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

  private Places() {}

  /**
   * Whether both are the same organisation's, by the domain that is registered (publicsuffix.org),
   * and the first is no less protected.
   */
  static boolean sameSite(String named, String known) {
    if (!named.matches("https?://[^/\\s@]+(/.*)?")) {
      return false;
    }
    URI there = URI.create(named.replaceFirst("(?<=[^/:])/.*", ""));
    URI here = URI.create(known.replaceFirst("(?<=[^/:])/.*", ""));
    if (here.getScheme().equals("https") && !there.getScheme().equals("https")) {
      return false;
    }
    return sameOwner(here.getHost(), there.getHost());
  }

  private static boolean sameOwner(@Nullable String here, @Nullable String there) {
    if (here == null || there == null) {
      return false;
    }
    String domain = SUFFIXES.getDomainRoot(there);
    // Of an IP address nobody can say whose the others beside it are.
    boolean named = there.matches(".*[A-Za-z]");
    return here.equalsIgnoreCase(there)
        || named && domain != null && domain.equals(SUFFIXES.getDomainRoot(here));
  }

  /** Without what may be secret in it. */
  static String shown(String address) {
    return address.replaceFirst("(?<=[^/:])[/?#].*", "");
  }
}
