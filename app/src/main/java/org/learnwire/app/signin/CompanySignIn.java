package org.learnwire.app.signin;

import java.util.Optional;

/** The company's single sign-on, where there is one. */
public final class CompanySignIn {
  private final Optional<SingleSignOn> settled;

  CompanySignIn(Optional<SingleSignOn> settled) {
    this.settled = settled;
  }

  Optional<SingleSignOn> settled() {
    return settled;
  }

  /** What its button says; empty where there is none. */
  public Optional<String> title() {
    return settled.map(SingleSignOn::title);
  }

  /** Where the button leads. */
  public String begins() {
    return "/oauth2/authorization/" + SingleSignOn.ID;
  }
}
