package org.learnwire.lti;

/** A second registration under an issuer and client id that are taken. */
public final class RegistrationTaken extends RuntimeException {
  public RegistrationTaken(String issuer, String clientId) {
    super(
        "issuer "
            + issuer
            + " with client id "
            + clientId
            + " is registered already. Remove that one first; or, where two platforms of your own"
            + " call themselves by the same issuer, give each one of its own (its setting"
            + " for the issuer of LTI)",
        null,
        false,
        false);
  }
}
