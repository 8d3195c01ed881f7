package org.learnwire.app.signin;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that this server is rightly called by: this machine's own, and that of {@code
 * public-url}. Any other is a name that somebody's DNS points here. Addresses in answers come from
 * here and never from a header that a proxy forwards.
 */
public final class OurAddress {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final @Nullable String bound;
  private final @Nullable String host;
  private final @Nullable String origin;

  public OurAddress(Optional<String> publicUrl) {
    this(publicUrl, null);
  }

  /**
   * As above, and where the server listens.
   *
   * @param bound what --host said; null: this machine
   */
  public OurAddress(Optional<String> publicUrl, @Nullable String bound) {
    this.bound = bound == null ? null : inAddress(bound);
    URI url = publicUrl.map(OurAddress::web).orElse(null);
    host = url == null ? null : url.getAuthority().toLowerCase(Locale.ROOT);
    origin = url == null ? null : url.getScheme() + "://" + host;
  }

  private static @Nullable URI web(String text) {
    try {
      URI url = URI.create(text.strip());
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return web && url.getAuthority() != null ? url : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether a Host header is a name of ours. */
  public boolean named(@Nullable String given) {
    return given != null && (isPublic(given) || isThisMachine(given));
  }

  /** Whether a Host header is the address that the server listens at: good for commands alone. */
  public boolean isBound(@Nullable String given) {
    return given != null && withoutPort(given).equals(bound);
  }

  /** Where commands on this machine reach a server that listens there. */
  public static String command(@Nullable String bound, int port) {
    boolean everywhere = bound == null || Set.of("0.0.0.0", "::", "localhost").contains(bound);
    return "http://" + (everywhere ? "127.0.0.1" : inAddress(bound)) + ":" + port;
  }

  private static String inAddress(String host) {
    return host.contains(":") ? "[" + host + "]" : host.toLowerCase(Locale.ROOT);
  }

  /** Whether an Origin header is where this Host header says that we are. */
  public boolean sameOrigin(String given, @Nullable String asked) {
    if (asked == null) {
      return false;
    }
    if (isPublic(asked)) {
      return given.equalsIgnoreCase(origin);
    }
    URI url = web(given);
    return url != null && url.getAuthority().equalsIgnoreCase(asked);
  }

  /** Where the browser thinks it is; a session is good there and nowhere else. */
  public String origin(@Nullable String asked) {
    return asked != null && isPublic(asked)
        ? String.valueOf(origin)
        : "http://" + String.valueOf(asked).toLowerCase(Locale.ROOT);
  }

  /** Whether the browser talks to us by TLS. */
  public boolean isSecure(@Nullable String asked) {
    return origin(asked).startsWith("https:");
  }

  /** The public origin; empty where there is none, or no address of the web. */
  public Optional<String> publicOrigin() {
    return Optional.ofNullable(origin);
  }

  private boolean isPublic(String asked) {
    return asked.toLowerCase(Locale.ROOT).equals(host);
  }

  private static boolean isThisMachine(String asked) {
    return NAMES.contains(withoutPort(asked));
  }

  private static String withoutPort(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]{1,5}$", "");
  }
}
