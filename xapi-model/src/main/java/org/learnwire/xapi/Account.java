package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A user account on a system, such as an LMS (xAPI Data 2.4.2.4). */
public record Account(String homePage, String name) implements Identifier {
  static Account of(JsonNode json) {
    return new Account(json.path("homePage").asText(), json.path("name").asText());
  }

  /** Home page and name as {@link #key} writes them. */
  static Account ofKeyParts(String parts) {
    int end = parts.indexOf('|');
    if (end < 0) {
      throw new IllegalArgumentException("no account is '" + parts + "'");
    }
    return new Account(parts.substring(0, end), parts.substring(end + 1));
  }

  /** An IRL holds no {@code |}, so the two parts cannot be mistaken. */
  @Override
  public String key() {
    return "account|" + homePage + "|" + name;
  }

  @Override
  public void into(ObjectNode agent) {
    agent.putObject("account").put("homePage", homePage).put("name", name);
  }
}
