package org.learnwire.lrs;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a credential shall be; key and secret are drawn when it is added.
 *
 * @param name who uses it
 * @param site address of the system that sends statements without ids; resends become no-ops
 * @param scopes what it may do
 * @param sees how much of what others brought it may read
 * @param template how it stands in statements as their authority
 */
public record CredentialDraft(
    String name, @Nullable String site, Set<Scope> scopes, Sees sees, AuthorityTemplate template) {
  public CredentialDraft {
    if (name.isBlank() || scopes.isEmpty()) {
      throw new IllegalArgumentException("a credential needs a name and a scope");
    }
    name = name.strip();
    scopes = Set.copyOf(scopes);
  }

  /** One that may do all of xAPI. */
  public static CredentialDraft named(String name) {
    return new CredentialDraft(
        name, null, Scope.standard(), Sees.standard(), AuthorityTemplate.standard());
  }

  public CredentialDraft forSite(@Nullable String address) {
    return new CredentialDraft(name, address, scopes, sees, template);
  }

  public CredentialDraft withScopes(Set<Scope> some) {
    return new CredentialDraft(name, site, some, sees, template);
  }

  public CredentialDraft withAuthority(AuthorityTemplate authority) {
    return new CredentialDraft(name, site, scopes, sees, authority);
  }

  public CredentialDraft withSight(Sees some) {
    return new CredentialDraft(name, site, scopes, some, template);
  }
}
