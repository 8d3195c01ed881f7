package org.learnwire.lti.services;

import java.time.Instant;
import java.util.Set;

/** What a platform lets us do for a while; its text is never shown. */
record AccessToken(String value, Set<String> scopes, Instant until) {

  boolean grantsAny(Set<String> anyOf) {
    return scopes.stream().anyMatch(anyOf::contains);
  }

  @Override
  public String toString() {
    return "AccessToken[***, " + scopes + ", " + until + "]";
  }
}
