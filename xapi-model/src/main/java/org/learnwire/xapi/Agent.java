package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One person or system (xAPI Data 2.4.2.1). */
public record Agent(@Nullable String name, Identifier identifier) implements Actor {
  /** An agent known by an account: what a connector writes, because the account never changes. */
  public static Agent account(String homePage, String name) {
    if (homePage.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "an account needs a home page and a name: '" + homePage + "', '" + name + "'");
    }
    return new Agent(null, new Account(homePage, name));
  }

  /** An agent known by a mail address, given without {@code mailto:}. */
  public static Agent mbox(String address) {
    return new Agent(null, new Identifier.Mbox("mailto:" + address));
  }

  public Agent named(String fullName) {
    return new Agent(fullName, identifier);
  }

  static Agent of(JsonNode json) {
    Identifier identifier = Identifier.of(json);
    if (identifier == null) {
      throw new IllegalArgumentException("an agent needs an identifier: " + json);
    }
    return new Agent(json.hasNonNull("name") ? json.get("name").asText() : null, identifier);
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = XapiJson.object().put("objectType", "Agent");
    if (name != null) {
      json.put("name", name);
    }
    identifier.into(json);
    return json;
  }
}
