package org.learnwire.lti;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether this server may call an address that somebody outside named. What counts is where the
 * name leads, not how it is written: a platform's services need not lie on its issuer's host, and a
 * harmless name can point into our own network.
 *
 * <p>The Java platform keeps an answer of the DNS for a while, so that the call goes where was
 * looked.
 */
public final class AddressGuard {
  private final Set<String> internal;
  private final Resolver resolver;

  /** Where a name leads. */
  interface Resolver {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  /**
   * @param internalHosts names in our own network that may be called, by http too: {@code
   *     lti.internal-hosts}
   */
  public AddressGuard(Set<String> internalHosts) {
    this(internalHosts, InetAddress::getAllByName);
  }

  AddressGuard(Set<String> internalHosts, Resolver resolver) {
    this.internal =
        internalHosts.stream().map(AddressGuard::folded).collect(Collectors.toUnmodifiableSet());
    this.resolver = resolver;
  }

  /**
   * Does nothing where the address may be called.
   *
   * @throws AddressRefused saying what is wrong with it
   */
  public void check(URI address) {
    String host = address.getHost();
    if (host == null || address.getUserInfo() != null) {
      throw new AddressRefused(address, "it is no plain address of the web");
    }
    if (internal.contains(folded(host))) {
      if (!web(address.getScheme())) {
        throw new AddressRefused(address, "it is no address of the web");
      }
      return;
    }
    if (!"https".equalsIgnoreCase(address.getScheme())) {
      throw new AddressRefused(address, "it is not https");
    }
    try {
      if (Arrays.stream(resolver.all(host)).anyMatch(AddressGuard::isInside)) {
        throw new AddressRefused(
            address,
            "its name leads into a private network; if that is meant, add "
                + host
                + " to lti.internal-hosts in learnwire.yaml");
      }
    } catch (UnknownHostException e) {
      throw new AddressRefused(address, "nothing is known by the name " + host);
    }
  }

  private static boolean web(@Nullable String scheme) {
    return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
  }

  private static String folded(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  private static boolean isInside(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isReserved(address.getAddress());
  }

  /** Ranges that Java has no word for: RFC 6598, RFC 1122, RFC 6890, RFC 4193, RFC 6052. */
  private static boolean isReserved(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (bytes.length == 4) {
      return first == 0
          || first >= 240
          || (first == 100 && second >= 64 && second < 128)
          || (first == 192 && second == 0 && (bytes[2] & 0xff) == 0)
          || (first == 198 && (second == 18 || second == 19));
    }
    boolean translated = first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff;
    boolean tunnelled = first == 0x20 && second == 0x02;
    return (first & 0xfe) == 0xfc || translated || tunnelled;
  }
}
