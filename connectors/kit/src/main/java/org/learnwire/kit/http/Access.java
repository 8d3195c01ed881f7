package org.learnwire.kit.http;

import java.time.Instant;
import org.learnwire.kit.manifest.TokenAnswer;

/**
 * What calls are made with at a time.
 *
 * @param token empty where calls say who asks without one
 * @param baseUrl where they go, without a slash at its end
 * @param until when the token is asked for anew
 */
record Access(String token, String baseUrl, Instant until) {

  /** What a header's template may name. */
  String named(String name) {
    return name.equals(TokenAnswer.ACCESS_TOKEN) ? token : "";
  }

  boolean holdsAt(Instant now) {
    return now.isBefore(until);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "access to " + Places.shown(baseUrl) + " until " + until;
  }
}
