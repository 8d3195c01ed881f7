package org.learnwire.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.app.signin.ClientAddress;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.Sessions.SessionRules;
import org.learnwire.app.signin.SignInSettings;
import org.learnwire.app.signin.SingleSignOnSettings;

/** Reads how people sign in: {@code sign-in}. */
final class SignInReader {
  private SignInReader() {}

  static SignInSettings read(YamlMap top) {
    Optional<YamlMap> map = top.map("sign-in");
    if (map.isEmpty()) {
      return SignInSettings.usual();
    }
    YamlMap signIn = map.get().only("idle", "ends", "trusted-proxies", "single-sign-on");
    SessionRules usual = SessionRules.usual();
    return new SignInSettings(
        new SessionRules(
            span(signIn, "idle").orElse(usual.idle()), span(signIn, "ends").orElse(usual.ends())),
        proxies(signIn),
        signIn.map("single-sign-on").map(SignInReader::company));
  }

  private static Optional<Duration> span(YamlMap map, String key) {
    return map.text(key).map(text -> ConnectionsReader.span(map, key, text));
  }

  private static List<String> proxies(YamlMap map) {
    List<String> proxies = map.list("trusted-proxies");
    try {
      new ClientAddress(proxies);
      return proxies;
    } catch (IllegalArgumentException e) {
      throw map.wrong(
          "trusted-proxies", "must be addresses or networks, such as [10.0.0.0/8, 127.0.0.1]");
    }
  }

  private static SingleSignOnSettings company(YamlMap map) {
    map.only("issuer", "client-id", "client-secret", "title", "role-claim", "roles");
    Optional<YamlMap> roles = map.map("roles");
    if (roles.isPresent() && map.text("role-claim").isEmpty()) {
      throw map.wrong("roles", "needs role-claim, the claim whose values it names");
    }
    return new SingleSignOnSettings(
        issuer(map),
        map.required("client-id"),
        map.required("client-secret"),
        map.text("title").orElse("your company account"),
        map.text("role-claim").orElse(""),
        roles.map(SignInReader::roles).orElse(Map.of()));
  }

  /** What comes from there is believed: over plain HTTP only from this machine. */
  private static String issuer(YamlMap map) {
    String issuer = map.required("issuer");
    try {
      URI url = URI.create(issuer);
      boolean here = "127.0.0.1".equals(url.getHost()) || "localhost".equals(url.getHost());
      if ("https".equals(url.getScheme()) || (here && "http".equals(url.getScheme()))) {
        return issuer;
      }
    } catch (IllegalArgumentException e) {
      throw map.wrong("issuer", "is no address");
    }
    throw map.wrong("issuer", "must begin with https://");
  }

  private static Map<String, Role> roles(YamlMap map) {
    Map<String, Role> roles = new LinkedHashMap<>();
    map.texts()
        .forEach(
            (value, word) -> {
              try {
                roles.put(value, Role.named(word));
              } catch (IllegalArgumentException e) {
                throw map.wrong(value, "is no role: " + e.getMessage());
              }
            });
    return roles;
  }
}
