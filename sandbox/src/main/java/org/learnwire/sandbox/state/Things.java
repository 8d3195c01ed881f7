package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What vendors keep besides BambooHR's goals, each as its vendor shows it, by collection and id.
 */
public final class Things {

  private static final int FIRST = 5001;
  private final Map<String, Map<String, ObjectNode>> all = new TreeMap<>();
  private int next = FIRST;

  /** The things of one collection, such as {@code hibob/goals}, oldest first. */
  public Collection<ObjectNode> of(String collection) {
    return List.copyOf(all.getOrDefault(collection, Map.of()).values());
  }

  public Optional<ObjectNode> find(String collection, String id) {
    return Optional.ofNullable(all.getOrDefault(collection, Map.of()).get(id));
  }

  /** All collections draw from one row of numbers. */
  public int nextNumber() {
    return next;
  }

  void put(String collection, String id, ObjectNode thing) {
    all.computeIfAbsent(collection, c -> new LinkedHashMap<>()).put(id, thing);
    next++;
  }

  void remove(String collection, String id) {
    all.getOrDefault(collection, new LinkedHashMap<>()).remove(id);
  }

  /** Everything, by collection. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    all.forEach((collection, things) -> json.putArray(collection).addAll(things.values()));
    return json;
  }
}
