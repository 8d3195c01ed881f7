package org.learnwire.lrs;

import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Agent;

/**
 * How a credential stands in statements as their authority (xAPI Data 2.4.9).
 *
 * @param name of the agent; null takes the credential's
 * @param homePage of the agent's account, which is named by the key; null takes the server's
 * @param mbox mail address that stands instead of an account, without {@code mailto:}
 */
public record AuthorityTemplate(
    @Nullable String name, @Nullable String homePage, @Nullable String mbox) {
  public AuthorityTemplate {
    if (homePage != null && mbox != null) {
      throw new IllegalArgumentException("an authority has a home page or a mail address");
    }
  }

  /**
   * As a person or a program gave it.
   *
   * @throws IllegalArgumentException with the reason when it can be no authority
   */
  public static AuthorityTemplate of(
      @Nullable String name, @Nullable String homePage, @Nullable String mbox) {
    if (homePage != null && !CredentialFields.isHomePage(homePage)) {
      throw new IllegalArgumentException("the authority's home page must be an absolute address");
    }
    if (mbox != null && !CredentialFields.isMbox(mbox)) {
      throw new IllegalArgumentException("the authority's mbox must be a mail address");
    }
    return new AuthorityTemplate(name, homePage, mbox);
  }

  public static AuthorityTemplate standard() {
    return new AuthorityTemplate(null, null, null);
  }

  Agent agent(Credential credential, String serversHomePage) {
    Agent agent =
        mbox != null
            ? Agent.mbox(mbox)
            : Agent.account(homePage != null ? homePage : serversHomePage, credential.key());
    return agent.named(name != null ? name : credential.name());
  }
}
