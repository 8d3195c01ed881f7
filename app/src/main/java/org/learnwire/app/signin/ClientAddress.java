package org.learnwire.app.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** From where a request comes: what a proxy says of it counts only where the proxy is trusted. */
public final class ClientAddress {
  private static final String FORWARDED = "X-Forwarded-For";

  private final List<IpAddressMatcher> trusted;

  /**
   * Trusts these.
   *
   * @param trusted addresses or networks, as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException when one is neither
   */
  public ClientAddress(List<String> trusted) {
    this.trusted = trusted.stream().map(IpAddressMatcher::new).toList();
  }

  /** The nearest address that is no trusted proxy's. */
  String of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    List<String> before =
        Collections.list(request.getHeaders(FORWARDED)).stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(String::strip)
            .toList();
    for (int i = before.size() - 1; i >= 0 && isTrusted(address); i--) {
      if (!before.get(i).matches("[0-9a-fA-F.:]{3,45}")) {
        return address;
      }
      address = before.get(i);
    }
    return address;
  }

  private boolean isTrusted(String address) {
    return trusted.stream().anyMatch(each -> each.matches(address));
  }
}
