package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.ltitool.pages.Viewer;
import org.learnwire.ltitool.pages.Viewer.How;
import org.learnwire.ltitool.pages.Viewers;

/** Whoever is signed in here, or came by a link that was good once, at the pages of the frame. */
final class SessionViewers implements Viewers {
  private final PageToken token;

  SessionViewers(PageToken token) {
    this.token = token;
  }

  @Override
  public Optional<Viewer> of(HttpServletRequest request) {
    SignedIn who = SignedIn.of(request);
    boolean teaches = who.is(Role.L_AND_D);
    if (who.personId() == null && !teaches) {
      return Optional.empty();
    }
    return Optional.of(
        new Viewer(
            who.personId(),
            who.roles().isEmpty() ? How.LINK : How.SIGNED_IN,
            teaches,
            null,
            null,
            Map.of(PageToken.HEADER, token.value(request))));
  }

  @Override
  public boolean launches() {
    return false;
  }
}
