package org.learnwire.app.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.learnwire.kit.http.BadNetwork;
import org.learnwire.kit.http.Network;

/** Reads how the calls of a connection leave this machine. */
final class NetworkReader {
  private NetworkReader() {}

  static Network read(YamlMap connection, Path folder) {
    Network network = Network.straight();
    Optional<YamlMap> proxy = connection.map("proxy").map(p -> p.only("url", "user", "password"));
    if (proxy.isPresent()) {
      network = through(network, proxy.get());
    }
    Optional<String> ca = connection.text("ca");
    if (ca.isPresent()) {
      network = trusting(network, connection, folder.resolve(ca.get()));
    }
    Optional<YamlMap> own =
        connection.map("client-certificate").map(c -> c.only("keystore", "password"));
    return own.isPresent() ? showing(network, own.get(), folder) : network;
  }

  private static Network through(Network network, YamlMap proxy) {
    try {
      return network.through(
          proxy.required("url"), proxy.text("user").orElse(""), proxy.text("password").orElse(""));
    } catch (BadNetwork e) {
      throw proxy.wrong("url", e.getMessage());
    }
  }

  private static Network trusting(Network network, YamlMap connection, Path pem) {
    try {
      return network.trusting(pem);
    } catch (BadNetwork e) {
      throw connection.wrong("ca", e.getMessage());
    }
  }

  private static Network showing(Network network, YamlMap own, Path folder) {
    try {
      return network.showing(
          folder.resolve(own.required("keystore")), own.text("password").orElse(""));
    } catch (BadNetwork e) {
      throw own.wrong("keystore", e.getMessage());
    }
  }
}
