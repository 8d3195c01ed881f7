package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent or group that has to do with the statement (xAPI 2.0 only).
 *
 * @param relevantTypes IRIs of the parts that it has in it
 */
public record ContextAgent(Actor agent, List<String> relevantTypes) {
  public ContextAgent {
    relevantTypes = List.copyOf(relevantTypes);
  }

  static ContextAgent of(JsonNode json, String property) {
    List<String> types = new ArrayList<>();
    json.path("relevantTypes").forEach(type -> types.add(type.asText()));
    return new ContextAgent(Actor.of(json.get(property)), types);
  }

  ObjectNode toJson() {
    boolean group = agent instanceof Group;
    ObjectNode json = XapiJson.object().put("objectType", group ? "contextGroup" : "contextAgent");
    json.set(group ? "group" : "agent", agent.toJson());
    if (!relevantTypes.isEmpty()) {
      relevantTypes.forEach(json.putArray("relevantTypes")::add);
    }
    return json;
  }
}
