package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several agents; anonymous without an identifier (xAPI Data 2.4.2.2). */
public record Group(@Nullable String name, @Nullable Identifier identifier, List<Agent> members)
    implements Actor {
  public Group {
    members = List.copyOf(members);
  }

  static Group of(JsonNode json) {
    List<Agent> members = new ArrayList<>();
    json.path("member").forEach(member -> members.add(Agent.of(member)));
    String name = json.hasNonNull("name") ? json.get("name").asText() : null;
    return new Group(name, Identifier.of(json), members);
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = XapiJson.object().put("objectType", "Group");
    if (name != null) {
      json.put("name", name);
    }
    if (identifier != null) {
      identifier.into(json);
    }
    if (!members.isEmpty()) {
      var list = json.putArray("member");
      members.forEach(member -> list.add(member.toJson()));
    }
    return json;
  }
}
