package org.learnwire.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Account;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Identifier;

/** How the identities of agents are compared: one spelling for each. */
final class Identities {
  private Identities() {}

  /** What a statement waits under until its person is known. */
  static String key(Actor actor) {
    if (!(actor instanceof Agent agent)) {
      return "group";
    }
    return key(agent.identifier());
  }

  static String key(Identifier identifier) {
    if (identifier instanceof Identifier.Mbox mbox) {
      return ofEmail(mbox.address());
    }
    return identifier instanceof Account account
        ? ofAccount(account.homePage(), account.name())
        : identifier.key();
  }

  static String ofEmail(String address) {
    return new Identifier.Mbox("mailto:" + folded(address)).key();
  }

  static String ofAccount(String homePage, String name) {
    return new Account(String.valueOf(page(homePage)), name).key();
  }

  /** A home page as it is compared: sites write it with and without a slash at the end. */
  static @Nullable String page(@Nullable String homePage) {
    return homePage == null ? null : homePage.strip().replaceFirst("/+$", "");
  }

  /** An address as it is compared. */
  static @Nullable String folded(@Nullable String email) {
    return email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
  }
}
