package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a statement is about (xAPI Data 2.4.4). */
public sealed interface StatementObject permits Activity, Actor, StatementRef, SubStatement {
  /** The JSON of this object, with its {@code objectType}. */
  ObjectNode toJson();

  /** The object that validated JSON describes. */
  static StatementObject of(JsonNode json) {
    return switch (json.path("objectType").asText("Activity")) {
      case "Agent", "Group" -> Actor.of(json);
      case "StatementRef" -> StatementRef.of(json);
      case "SubStatement" -> new SubStatement((ObjectNode) json);
      default -> Activity.of(json);
    };
  }
}
