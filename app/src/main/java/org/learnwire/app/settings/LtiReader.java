package org.learnwire.app.settings;

import java.util.Optional;
import java.util.Set;

/** Reads what learning platforms are let do: {@code lti}. */
final class LtiReader {
  private LtiReader() {}

  static LtiSettings read(YamlMap top) {
    Optional<YamlMap> map = top.map("lti").map(lti -> lti.only("internal-hosts"));
    if (map.isEmpty()) {
      return LtiSettings.usual();
    }
    Set<String> hosts = Set.copyOf(map.get().list("internal-hosts"));
    if (hosts.stream().anyMatch(host -> host.isBlank() || host.contains("/"))) {
      throw map.get().wrong("internal-hosts", "must be names of hosts, such as [lms.acme.lan]");
    }
    return new LtiSettings(hosts);
  }
}
