package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an activity asks and what counts as right (xAPI Data 2.4.4.1 Interaction Activities).
 *
 * @param correctResponses patterns of right answers, {@code [,]} between the parts of one
 * @param components by the name of their list: choices, scale, source, target or steps
 */
public record Interaction(
    InteractionType type,
    List<String> correctResponses,
    Map<String, List<InteractionComponent>> components) {
  static final List<String> LISTS = List.of("choices", "scale", "source", "target", "steps");

  public Interaction {
    correctResponses = List.copyOf(correctResponses);
    Map<String, List<InteractionComponent>> copy = new LinkedHashMap<>();
    components.forEach((list, all) -> copy.put(list, List.copyOf(all)));
    components = Collections.unmodifiableMap(copy);
  }

  public static Interaction of(InteractionType type) {
    return new Interaction(type, List.of(), Map.of());
  }

  /** With one more pattern of a right answer. */
  public Interaction answeredBy(String pattern) {
    List<String> more = new ArrayList<>(correctResponses);
    more.add(pattern);
    return new Interaction(type, more, components);
  }

  /**
   * With these components in the list that the type knows; matching has two, named by the other.
   */
  public Interaction with(InteractionComponent... all) {
    if (type.componentLists().size() != 1) {
      throw new IllegalArgumentException(type.word() + " has " + type.componentLists());
    }
    return with(type.componentLists().get(0), all);
  }

  /** With these components in the list of that name, such as {@code source}. */
  public Interaction with(String list, InteractionComponent... all) {
    if (!type.componentLists().contains(list)) {
      throw new IllegalArgumentException(
          type.word() + " has no list '" + list + "', only " + type.componentLists());
    }
    Map<String, List<InteractionComponent>> more = new LinkedHashMap<>(components);
    more.put(list, List.of(all));
    return new Interaction(type, correctResponses, more);
  }

  /** The components of one list, none when it is not there. */
  public List<InteractionComponent> list(String name) {
    return components.getOrDefault(name, List.of());
  }

  static Interaction of(InteractionType type, JsonNode definition) {
    List<String> patterns = new ArrayList<>();
    definition.path("correctResponsesPattern").forEach(one -> patterns.add(one.asText()));
    Map<String, List<InteractionComponent>> components = new LinkedHashMap<>();
    for (String list : LISTS) {
      if (definition.has(list)) {
        List<InteractionComponent> all = new ArrayList<>();
        definition.get(list).forEach(one -> all.add(InteractionComponent.of(one)));
        components.put(list, all);
      }
    }
    return new Interaction(type, patterns, components);
  }

  void into(ObjectNode definition) {
    definition.put("interactionType", type.word());
    if (!correctResponses.isEmpty()) {
      ArrayNode patterns = definition.putArray("correctResponsesPattern");
      correctResponses.forEach(patterns::add);
    }
    components.forEach(
        (list, all) -> {
          ArrayNode array = definition.putArray(list);
          all.forEach(one -> array.add(one.toJson()));
        });
  }
}
