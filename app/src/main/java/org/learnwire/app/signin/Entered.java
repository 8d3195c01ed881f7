package org.learnwire.app.signin;

import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request that carries a session, or a token with scopes. */
final class Entered extends AbstractAuthenticationToken {
  private final SignedIn who;
  private final Set<Scope> scopes;
  private final boolean command;

  private Entered(SignedIn who, Set<Scope> scopes, boolean command) {
    super(List.of());
    this.who = who;
    this.scopes = scopes;
    this.command = command;
    setAuthenticated(true);
  }

  static Entered session(SignedIn who) {
    return new Entered(who, Set.of(), false);
  }

  static Entered token(String name, Set<Scope> scopes) {
    return new Entered(new SignedIn("token " + name, Set.of(), null), scopes, false);
  }

  /** A command that has read the token in the data folder: it may what the folder's owner may. */
  static Entered command() {
    return new Entered(SignedIn.COMMAND, Set.of(), true);
  }

  boolean may(String method, String path) {
    return (command && Access.takesTokens(path))
        || Access.may(scopes, path)
        || Access.may(who, method, path);
  }

  @Override
  public SignedIn getPrincipal() {
    return who;
  }

  @Override
  public String getName() {
    return who.name();
  }

  @Override
  public Object getCredentials() {
    return "";
  }
}
