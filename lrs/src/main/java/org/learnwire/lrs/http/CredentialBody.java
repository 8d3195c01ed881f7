package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.AuthorityTemplate;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.Sees;

/** Reads what a request wants of a credential; what it does not know is refused. */
final class CredentialBody {
  private CredentialBody() {}

  static CredentialDraft draft(JsonNode json) {
    onlyKnown(json, "$", List.of("name", "site", "scopes", "sees", "authority"));
    JsonNode authority = json.path("authority");
    if (!authority.isMissingNode()) {
      onlyKnown(authority, "$.authority", List.of("name", "homePage", "mbox"));
    }
    try {
      return CredentialDraft.named(name(json))
          .forSite(text(json, "$", "site"))
          .withScopes(scopes(json.path("scopes")))
          .withSight(sees(text(json, "$", "sees")))
          .withAuthority(
              AuthorityTemplate.of(
                  text(authority, "$.authority", "name"),
                  text(authority, "$.authority", "homePage"),
                  text(authority, "$.authority", "mbox")));
    } catch (IllegalArgumentException e) {
      throw wrong("$", e.getMessage());
    }
  }

  static Duration oldValidFor(JsonNode json) {
    onlyKnown(json, "$", List.of("oldValidFor"));
    String text = text(json, "$", "oldValidFor");
    try {
      Duration given = text == null ? Duration.ZERO : Duration.parse(text);
      if (!given.isNegative()) {
        return given;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw wrong("$.oldValidFor", "must be a duration such as PT24H");
  }

  private static Set<Scope> scopes(JsonNode json) {
    if (json.isMissingNode()) {
      return Set.of(Scope.ALL);
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (JsonNode word : json) {
      scopes.add(Scope.named(word.asText()));
    }
    if (!json.isArray() || scopes.isEmpty()) {
      throw wrong("$.scopes", "must be a list of scopes: " + Scope.known());
    }
    return scopes;
  }

  private static Sees sees(@Nullable String word) {
    return word == null ? Sees.standard() : Sees.named(word);
  }

  private static String name(JsonNode json) {
    String name = text(json, "$", "name");
    if (name == null) {
      throw wrong("$.name", "is missing: who will use it");
    }
    return name;
  }

  private static @Nullable String text(JsonNode json, String root, String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw wrong(root + "." + name, "must be a text that is not empty");
    }
    return value.asText();
  }

  private static void onlyKnown(JsonNode json, String root, List<String> known) {
    if (!json.isObject()) {
      throw wrong(root, "must be an object with " + String.join(", ", known));
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw wrong(root + "." + name, "is not known; there are " + String.join(", ", known));
      }
    }
  }

  private static XapiProblem wrong(String where, String rule) {
    return XapiProblem.badRequest("the credential cannot be made or changed like this")
        .where(where)
        .rule(rule)
        .next("Correct it and send it again; nothing was changed.");
  }
}
