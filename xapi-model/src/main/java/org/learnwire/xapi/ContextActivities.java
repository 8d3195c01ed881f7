package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Activities around the one that the statement is about (xAPI Data 2.4.6.2). */
public record ContextActivities(
    List<Activity> parent, List<Activity> grouping, List<Activity> category, List<Activity> other) {
  static final List<String> KINDS = List.of("parent", "grouping", "category", "other");

  public ContextActivities {
    parent = List.copyOf(parent);
    grouping = List.copyOf(grouping);
    category = List.copyOf(category);
    other = List.copyOf(other);
  }

  static ContextActivities of(JsonNode json) {
    return new ContextActivities(
        list(json.path("parent")),
        list(json.path("grouping")),
        list(json.path("category")),
        list(json.path("other")));
  }

  /** Of every kind, parents first. */
  public Stream<Activity> all() {
    return Stream.of(parent, grouping, category, other).flatMap(List::stream);
  }

  private static List<Activity> list(JsonNode json) {
    List<Activity> activities = new ArrayList<>();
    if (json.isObject()) {
      activities.add(Activity.of(json));
    }
    if (json.isArray()) {
      json.forEach(one -> activities.add(Activity.of(one)));
    }
    return activities;
  }
}
