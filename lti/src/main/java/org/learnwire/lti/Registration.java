package org.learnwire.lti;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.learnwire.lti.dialect.Dialect;

/**
 * A platform that this tool is registered with: issuer and client id together, for all hosted
 * schools of one vendor may share an issuer (LTI Core 1.3, 3.1.3).
 *
 * @param id ours
 * @param title what the operator calls it, or what the platform called itself
 * @param authUrl where a launch is asked for; its origin is whom platform storage is spoken with
 * @param tokenUrl where access tokens are asked for
 * @param tokenAudience {@code aud} of what we sign to get one; not with every platform the tokenUrl
 * @param jwksUrl the only place that the platform's keys come from
 * @param deployments those that the operator has approved
 * @param scopes that the platform says it has granted; its token endpoint has the last word
 */
public record Registration(
    String id,
    String title,
    String issuer,
    String clientId,
    Dialect dialect,
    URI authUrl,
    URI tokenUrl,
    String tokenAudience,
    URI jwksUrl,
    Set<String> deployments,
    Set<String> scopes,
    State state) {

  public Registration {
    deployments = Set.copyOf(deployments);
    scopes = Set.copyOf(scopes);
  }

  /** Whether launches are let in. */
  public enum State {
    /** It registered by itself, and the operator has not said yes. */
    WAITING,
    ACTIVE,
    /** Switched off by the operator. */
    OFF;

    /** As it is stored. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }
}
