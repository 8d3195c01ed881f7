package org.learnwire.lrs;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Agent;

/**
 * What one client of the LRS signs in with.
 *
 * @param name label of what it brings, and its name as authority
 * @param site the system that it speaks for, such as the address of a Moodle
 * @param fingerprint its statements come without id, and again: the id is drawn from the content
 * @param scopes what it may do; never empty
 * @param sees how much of what others brought it may read
 * @param template how it stands in statements as their authority
 * @param previous the secret before the last rotation, while it is still valid
 * @param created when it was added, as written
 */
public record Credential(
    String key,
    String secretHash,
    String name,
    @Nullable String site,
    boolean fingerprint,
    Set<Scope> scopes,
    Sees sees,
    AuthorityTemplate template,
    @Nullable PreviousSecret previous,
    @Nullable String created) {
  public Credential {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it may do what a scope stands for; reading means that nothing is changed. */
  public boolean may(Scope scope, boolean reading) {
    return scope.isWithin(scopes, reading);
  }

  /** Whether it sees nothing but the statements under its own authority. */
  public boolean readsOwnOnly() {
    return !may(Scope.STATEMENTS_READ, true);
  }

  /**
   * The agent that vouches for what it sends (xAPI Data 2.4.9).
   *
   * @param homePage of the account, unless the template names another or a mail address
   */
  public Agent authority(String homePage) {
    return template.agent(this, homePage);
  }

  Credential withSecret(String newHash, @Nullable PreviousSecret old) {
    return new Credential(
        key, newHash, name, site, fingerprint, scopes, sees, template, old, created);
  }

  @Override
  public String toString() {
    return "Credential[" + name + ", key " + key + "]";
  }
}
