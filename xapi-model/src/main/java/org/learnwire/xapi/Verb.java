package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What was done (xAPI Data 2.4.3). */
public record Verb(String id, LanguageMap display) {
  public static Verb of(String id) {
    return new Verb(id, LanguageMap.empty());
  }

  static Verb of(JsonNode json) {
    return new Verb(json.path("id").asText(), LanguageMap.of(json.path("display")));
  }

  public Verb shown(String language, String text) {
    return new Verb(id, display.with(language, text));
  }

  /** True when the statement's verb is this one, whatever its display says. */
  public boolean is(Verb other) {
    return id.equals(other.id);
  }

  public ObjectNode toJson() {
    ObjectNode json = XapiJson.object().put("id", id);
    if (!display.texts().isEmpty()) {
      json.set("display", display.toJson());
    }
    return json;
  }
}
