package org.learnwire.app.pages;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells names of this machine from names that somebody else's DNS may point at it. */
final class LocalHost {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private LocalHost() {}

  /** Whether a Host header names this machine, whatever the port. */
  static boolean named(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]{1,5}$", "");
    return NAMES.contains(name);
  }

  /** Whether an Origin header is http or https at exactly this Host header. */
  static boolean sameOrigin(String origin, @Nullable String host) {
    try {
      URI uri = URI.create(origin);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getAuthority() != null && uri.getAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
