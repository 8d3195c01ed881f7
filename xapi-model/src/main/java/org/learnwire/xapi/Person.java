package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names and identifiers of one person, as the agents resource gives them (xAPI Communication 2.4).
 */
public record Person(Set<String> names, List<Identifier> identifiers) {
  private static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account");

  public Person {
    names = Set.copyOf(new LinkedHashSet<>(names));
    identifiers = List.copyOf(identifiers);
  }

  /** What one agent says of the person. */
  public static Person of(Agent agent) {
    return new Person(
        agent.name() == null ? Set.of() : Set.of(agent.name()), List.of(agent.identifier()));
  }

  /** The person that the agents resource of any LRS answered. */
  public static Person of(JsonNode json) {
    Set<String> names = new LinkedHashSet<>();
    json.path("name").forEach(name -> names.add(name.asText()));
    List<Identifier> identifiers = new ArrayList<>();
    for (String kind : IDENTIFIERS) {
      for (JsonNode value : json.path(kind)) {
        identifiers.add(Identifier.of(XapiJson.object().set(kind, value)));
      }
    }
    return new Person(names, identifiers);
  }

  public Person named(String name) {
    Set<String> more = new LinkedHashSet<>(names);
    more.add(name);
    return new Person(more, identifiers);
  }

  public ObjectNode toJson() {
    ObjectNode json = XapiJson.object().put("objectType", "Person");
    if (!names.isEmpty()) {
      ArrayNode list = json.putArray("name");
      names.stream().sorted().forEach(list::add);
    }
    for (Identifier identifier : identifiers) {
      ObjectNode one = XapiJson.object();
      identifier.into(one);
      one.properties().forEach(kind -> json.withArrayProperty(kind.getKey()).add(kind.getValue()));
    }
    return json;
  }
}
