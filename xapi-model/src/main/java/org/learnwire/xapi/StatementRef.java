package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Points to another statement (xAPI Data 2.4.4.3). */
public record StatementRef(UUID id) implements StatementObject {
  static StatementRef of(JsonNode json) {
    return new StatementRef(UUID.fromString(json.path("id").asText()));
  }

  @Override
  public ObjectNode toJson() {
    return XapiJson.object().put("objectType", "StatementRef").put("id", id.toString());
  }
}
