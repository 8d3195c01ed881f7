package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The goals that were set, by employee, each as BambooHR shows it. */
public final class Goals {

  private static final int FIRST = 901;
  private final Map<String, Map<String, ObjectNode>> byEmployee = new TreeMap<>();
  private final Map<String, ArrayNode> comments = new TreeMap<>();
  private int next = FIRST;

  public Collection<ObjectNode> of(String employee) {
    return byEmployee.getOrDefault(employee, Map.of()).values();
  }

  public Optional<ObjectNode> find(String employee, String id) {
    return Optional.ofNullable(byEmployee.getOrDefault(employee, Map.of()).get(id));
  }

  /** Who owns a goal: needed where only the goal is named. */
  public Optional<String> owner(String id) {
    return byEmployee.entrySet().stream()
        .filter(entry -> entry.getValue().containsKey(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  public ArrayNode comments(String id) {
    return comments.getOrDefault(id, JsonNodeFactory.instance.arrayNode());
  }

  /** Goals, milestones and comments draw from one row of numbers. */
  public String nextId() {
    return String.valueOf(next);
  }

  void put(String employee, ObjectNode goal) {
    byEmployee
        .computeIfAbsent(employee, e -> new LinkedHashMap<>())
        .put(goal.path("id").asText(), goal);
    used(goal.path("id").asInt());
    goal.path("milestones").forEach(milestone -> used(milestone.path("id").asInt()));
  }

  void delete(String employee, String id) {
    byEmployee.getOrDefault(employee, new LinkedHashMap<>()).remove(id);
    comments.remove(id);
  }

  void comment(String id, ObjectNode comment) {
    comments.computeIfAbsent(id, g -> JsonNodeFactory.instance.arrayNode()).add(comment);
    used(comment.path("id").asInt());
  }

  private void used(int id) {
    next = Math.max(next, id + 1);
  }

  /** What was commented, by the goal's id. */
  public ObjectNode allComments() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    comments.forEach(all::set);
    return all;
  }

  /** Everything, by employee id. */
  public ObjectNode json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    byEmployee.forEach((employee, goals) -> all.putArray(employee).addAll(goals.values()));
    return all;
  }
}
