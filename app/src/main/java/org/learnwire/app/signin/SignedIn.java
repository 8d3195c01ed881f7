package org.learnwire.app.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who makes a request. Controllers take it as an argument.
 *
 * @param name what the ledger and the audit write down
 * @param roles empty for who came by a link to what asks them
 * @param personId whose own page is theirs; null: nobody's
 */
public record SignedIn(String name, Set<Role> roles, @Nullable String personId) {
  /** A command that has read the token in the data folder, which its owner alone can. */
  public static final SignedIn COMMAND =
      new SignedIn("command line, through the server", Set.of(), null);

  private static final SignedIn NOBODY = new SignedIn("a person at the page", Set.of(), null);

  public SignedIn {
    roles = Set.copyOf(roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether this person's record is their own. */
  public boolean isPerson(String id) {
    return id.equals(personId);
  }

  /** Who made this request, also once it has failed and its error is shown. */
  public static SignedIn of(HttpServletRequest request) {
    return request.getAttribute(SignInFilter.WHO) instanceof SignedIn who ? who : here();
  }

  /** Who makes the request of this thread; without any role when nobody signed in. */
  public static SignedIn here() {
    Authentication now = SecurityContextHolder.getContext().getAuthentication();
    return now != null && now.getPrincipal() instanceof SignedIn who ? who : NOBODY;
  }
}
