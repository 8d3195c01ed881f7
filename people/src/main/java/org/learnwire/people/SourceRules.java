package org.learnwire.people;

import org.jspecify.annotations.Nullable;

/**
 * What the settings say about the people of one connection.
 *
 * @param name the connection's name: who issues its numbers where the settings do not say
 * @param issuer who issues its employee numbers, where the settings say so
 * @param ssoId which field of its records is the SSO id
 */
public record SourceRules(
    String name, @Nullable String issuer, NumberForm numbers, SsoField ssoId) {

  /** Where the SSO id stands in the records of a connection. */
  public enum SsoField {
    /** In a field of its own, where the connector knows one. */
    OWN,
    USERNAME,
    EMAIL
  }

  static final SourceRules NONE = new SourceRules("", null, NumberForm.AS_WRITTEN, SsoField.OWN);

  /** The SSO id as it is compared. */
  @Nullable String ssoIdOf(
      @Nullable String own, @Nullable String username, @Nullable String email) {
    return Identities.folded(
        switch (ssoId) {
          case OWN -> own;
          case USERNAME -> username;
          case EMAIL -> email;
        });
  }
}
