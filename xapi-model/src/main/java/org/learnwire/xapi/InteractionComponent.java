package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One choice, step, or point of a scale (xAPI Data 2.4.4.1 Interaction Components). */
public record InteractionComponent(String id, LanguageMap description) {
  public static InteractionComponent of(String id, String language, String description) {
    return new InteractionComponent(id, LanguageMap.empty().with(language, description));
  }

  static InteractionComponent of(JsonNode json) {
    return new InteractionComponent(
        json.path("id").asText(), LanguageMap.of(json.path("description")));
  }

  ObjectNode toJson() {
    ObjectNode json = XapiJson.object().put("id", id);
    if (!description.texts().isEmpty()) {
      json.set("description", description.toJson());
    }
    return json;
  }
}
