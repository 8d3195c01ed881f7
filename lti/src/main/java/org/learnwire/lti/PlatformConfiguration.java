package org.learnwire.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.dialect.Dialect;

/**
 * What a platform says of itself (LTI Dynamic Registration 1.0, 3.4), checked before it is
 * believed.
 *
 * @param title what it calls itself
 * @param messages what it can send
 * @param scopes those of ours that it knows
 */
record PlatformConfiguration(
    String issuer,
    String title,
    Dialect dialect,
    URI authUrl,
    URI tokenUrl,
    String tokenAudience,
    URI jwksUrl,
    URI registrationUrl,
    Set<String> messages,
    List<String> scopes) {
  private static final String PLATFORM =
      "https://purl.imsglobal.org/spec/lti-platform-configuration";
  private static final String ACCOUNT = "https://canvas.instructure.com/lti/account_name";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param from where it was read
   * @throws RegistrationRefused naming what does not fit
   */
  static PlatformConfiguration read(String text, URI from) {
    JsonNode all = tree(text);
    String issuer = all.path("issuer").asText();
    mustBeFrom(issuer, from);
    JsonNode platform = all.path(PLATFORM);
    if (!platform.isObject()) {
      throw odd("it does not say what it can do with LTI (lti-platform-configuration)");
    }
    if (!texts(all.path("id_token_signing_alg_values_supported")).contains("RS256")) {
      throw odd("it does not sign with RS256");
    }
    Dialect dialect = Dialect.ofFamily(platform.path("product_family_code").asText());
    URI token = address(all, "token_endpoint");
    String server = all.path("authorization_server").asText("");
    Set<String> messages = new LinkedHashSet<>();
    platform.path("messages_supported").forEach(m -> messages.add(m.path("type").asText()));
    Set<String> known = texts(all.path("scopes_supported"));
    return new PlatformConfiguration(
        issuer,
        title(platform, issuer),
        dialect,
        address(all, "authorization_endpoint"),
        token,
        dialect.tokenAudience(token, server.isBlank() ? null : server),
        address(all, "jwks_uri"),
        address(all, "registration_endpoint"),
        messages,
        Scopes.ASKED.stream().filter(known::contains).toList());
  }

  private static JsonNode tree(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw odd("it is not JSON");
    }
    throw odd("it is not JSON");
  }

  /** Otherwise anybody's configuration could speak for a platform. */
  private static void mustBeFrom(String issuer, URI from) {
    String host = Logins.address(issuer).map(URI::getHost).orElse("");
    String asked = String.valueOf(from.getHost()).toLowerCase(Locale.ROOT);
    if (!host.equalsIgnoreCase(asked) && !Dialect.mayDiffer(host.toLowerCase(Locale.ROOT), asked)) {
      throw odd("it speaks for the issuer " + shown(issuer) + ", which is not at " + asked);
    }
  }

  private static String title(JsonNode platform, String issuer) {
    String account = PlainText.of(platform.path(ACCOUNT).asText(""));
    String host = Optional.ofNullable(URI.create(issuer).getHost()).orElse(issuer);
    return account.isBlank() ? host : account + " (" + host + ")";
  }

  private static URI address(JsonNode all, String name) {
    return Logins.address(all.path(name).asText("")).orElseThrow(() -> odd("it names no " + name));
  }

  private static Set<String> texts(@Nullable JsonNode list) {
    Set<String> texts = new LinkedHashSet<>();
    if (list != null) {
      list.forEach(each -> texts.add(each.asText()));
    }
    return texts;
  }

  private static String shown(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private static RegistrationRefused odd(String what) {
    return new RegistrationRefused(
        "The platform's configuration cannot be used: " + what + ".",
        "Begin the registration in the platform again; if it stays, enter the platform by hand on"
            + " the page LMS.");
  }
}
