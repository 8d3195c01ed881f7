package org.learnwire.app.pages;

import org.jspecify.annotations.Nullable;
import org.learnwire.app.signin.Access;
import org.learnwire.app.signin.SignedIn;

/** Who reads a page, as templates ask about it: what is not theirs is not drawn. */
public record Visitor(SignedIn who) {
  public boolean sees(String path) {
    return Access.may(who, "GET", path);
  }

  /** Whether a button that sends to this address is theirs to press. */
  public boolean does(String path) {
    return Access.may(who, "POST", path);
  }

  public boolean signedIn() {
    return sees("/account");
  }

  public boolean isPerson(String id) {
    return who.isPerson(id);
  }

  /** Who that is in the company; null where nobody has said so. */
  public @Nullable String personId() {
    return who.personId();
  }

  public String name() {
    return who.name();
  }
}
