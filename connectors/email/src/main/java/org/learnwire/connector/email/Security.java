package org.learnwire.connector.email;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the line to a mail server is protected, and the port that is usual for it. */
enum Security {
  /** RFC 3207, demanded: without it nothing is said. */
  STARTTLS(587),
  /** TLS from the first byte (RFC 8314, 3.3). */
  TLS(465),
  NONE(25);

  private final int port;

  Security(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  static Optional<Security> of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.name().equals(word.strip().toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
