package org.learnwire.app.signin;

import java.util.List;
import java.util.Optional;
import org.learnwire.app.signin.Sessions.SessionRules;

/**
 * What {@code sign-in} in learnwire.yaml says.
 *
 * @param trustedProxies addresses and networks whose X-Forwarded-For is believed
 */
public record SignInSettings(
    SessionRules sessions,
    List<String> trustedProxies,
    Optional<SingleSignOnSettings> singleSignOn) {
  public SignInSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  public static SignInSettings usual() {
    return new SignInSettings(SessionRules.usual(), List.of(), Optional.empty());
  }
}
