package org.learnwire.app.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server listens: on this machine only, until people can sign in. */
final class ListenOption {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "port (8080)")
  int port = 8080;

  @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1", hidden = true)
  String host = "127.0.0.1";

  /** Why it cannot listen there; null when it can. */
  @Nullable String refusal() {
    if (!LOOPBACK.contains(host)) {
      return "--host "
          + host
          + " is refused: operators cannot sign in yet, so the pages would be open to everyone who"
          + " reaches them. It listens on 127.0.0.1; put a proxy that signs people in before it.";
    }
    if (port < 0 || port > 65535) {
      return "--port " + port + " is no port: use 1 to 65535.";
    }
    return null;
  }
}
