package org.learnwire.app.signin;

import java.util.Map;

/**
 * Where the company signs in.
 *
 * @param issuer of OpenID Connect; its well-known document says the rest
 * @param clientId as the provider knows Learnwire
 * @param clientSecret never shown
 * @param title of the button
 * @param roleClaim the claim that says what somebody works on
 * @param roles by the values of that claim; who has none of them is a viewer
 */
public record SingleSignOnSettings(
    String issuer,
    String clientId,
    String clientSecret,
    String title,
    String roleClaim,
    Map<String, Role> roles) {
  public SingleSignOnSettings {
    roles = Map.copyOf(roles);
  }

  @Override
  public String toString() {
    return "SingleSignOnSettings[" + issuer + ", " + clientId + ", ***]";
  }
}
