package org.learnwire.people;

import org.jspecify.annotations.Nullable;

/**
 * A person as a learning, chat or other system knows them.
 *
 * @param ssoId what they sign in with everywhere
 */
public record AccountFacts(
    String remoteId,
    @Nullable String employeeNumber,
    @Nullable String email,
    @Nullable String username,
    @Nullable String displayName,
    @Nullable String ssoId) {

  /** Of a system that knows no SSO id. */
  public AccountFacts(
      String remoteId,
      @Nullable String employeeNumber,
      @Nullable String email,
      @Nullable String username,
      @Nullable String displayName) {
    this(remoteId, employeeNumber, email, username, displayName, null);
  }
}
