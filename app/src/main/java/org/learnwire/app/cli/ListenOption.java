package org.learnwire.app.cli;

import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.settings.AppSettings;
import picocli.CommandLine.Option;

/** Where the server listens: on this machine only, until people can sign in. */
final class ListenOption {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "port (8080)")
  int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "address to listen on (127.0.0.1); another needs an account and public-url")
  String host = "127.0.0.1";

  /** Why it cannot listen there, whatever the settings; null when it can or they decide. */
  @Nullable String refusal() {
    if (port < 0 || port > 65535) {
      return "--port " + port + " is no port: use 1 to 65535.";
    }
    return null;
  }

  /** Why this may not leave this machine at all. */
  @Nullable String refusalElsewhere(String why) {
    return isLoopback() ? refusal() : "--host " + host + " is refused: " + why;
  }

  /** Why a server of these settings cannot listen there; null when it can. */
  @Nullable String refusal(AppSettings settings, BooleanSupplier setUp) {
    if (isLoopback()) {
      return null;
    }
    if (!settings.publicUrl().orElse("").startsWith("https://")) {
      return "--host "
          + host
          + " is refused, it listens on 127.0.0.1: public-url in learnwire.yaml must say the https://"
          + " address by which people reach it, else passwords would travel in the clear.";
    }
    return setUp.getAsBoolean()
        ? null
        : "--host "
            + host
            + " is refused: nobody can sign in yet. Start it on 127.0.0.1 and make the first"
            + " account at /setup, or set up sign-in: single-sign-on in learnwire.yaml.";
  }

  private boolean isLoopback() {
    return LOOPBACK.contains(host);
  }
}
