package org.learnwire.app.settings;

import java.util.Set;

/**
 * What learning platforms are let do: {@code lti}.
 *
 * @param internalHosts names within the own network that may be called for keys and registration
 */
public record LtiSettings(Set<String> internalHosts) {
  public LtiSettings {
    internalHosts = Set.copyOf(internalHosts);
  }

  /** Where nothing is said: no host of the own network. */
  public static LtiSettings usual() {
    return new LtiSettings(Set.of());
  }
}
