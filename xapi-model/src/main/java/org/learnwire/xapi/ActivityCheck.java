package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about activities, their definitions and interactions (xAPI Data 2.4.4.1). */
final class ActivityCheck {
  private static final List<String> COMPONENT_LISTS =
      List.of("choices", "scale", "source", "target", "steps");
  private static final Set<String> INTERACTION_TYPES =
      Set.of(
          "true-false",
          "choice",
          "fill-in",
          "long-fill-in",
          "matching",
          "performance",
          "sequencing",
          "likert",
          "numeric",
          "other");

  private static final Set<String> ACTIVITY = Spot.names("objectType", "id", "definition");
  private static final Set<String> DEFINITION =
      Spot.names(
          "name",
          "description",
          "type",
          "moreInfo",
          "interactionType",
          "correctResponsesPattern",
          "choices",
          "scale",
          "source",
          "target",
          "steps",
          "extensions");
  private static final Set<String> COMPONENT = Spot.names("id", "description");

  private ActivityCheck() {}

  static void activity(Spot spot) {
    if (spot.isObject(Spec.ACTIVITY, ACTIVITY)) {
      spot.may("objectType", type -> ActorCheck.oneOf(type, "Activity", Spec.ACTIVITY));
      spot.need("id", Spec.ACTIVITY, Values::iri);
      spot.may("definition", ActivityCheck::definition);
    }
  }

  private static void definition(Spot spot) {
    if (!spot.isObject(Spec.ACTIVITY, DEFINITION)) {
      return;
    }
    spot.may("name", Values::languageMap);
    spot.may("description", Values::languageMap);
    spot.may("type", Values::iri);
    spot.may("moreInfo", Values::iri);
    spot.may("extensions", Values::extensions);
    interaction(spot);
  }

  private static void interaction(Spot spot) {
    spot.may("interactionType", ActivityCheck::interactionType);
    spot.may(
        "correctResponsesPattern", patterns -> patterns.each(Spec.INTERACTION, Values::string));
    boolean describesInteraction = spot.node().has("correctResponsesPattern");
    for (String list : COMPONENT_LISTS) {
      describesInteraction |= spot.node().has(list);
      spot.may(list, ActivityCheck::components);
    }
    if (describesInteraction && !spot.node().has("interactionType")) {
      spot.refuse("must have 'interactionType' when it describes answers", Spec.INTERACTION);
    }
  }

  private static void interactionType(Spot spot) {
    if (!spot.node().isTextual() || !INTERACTION_TYPES.contains(spot.text())) {
      spot.refuse(
          "must be one of " + String.join(", ", INTERACTION_TYPES.stream().sorted().toList()),
          Spec.INTERACTION);
    }
  }

  private static void components(Spot spot) {
    spot.each(Spec.INTERACTION, ActivityCheck::component);
    Set<String> ids = new HashSet<>();
    for (JsonNode component : spot.node()) {
      if (component.has("id") && !ids.add(component.get("id").asText())) {
        spot.refuse("the ids must be distinct", Spec.INTERACTION);
      }
    }
  }

  private static void component(Spot spot) {
    if (spot.isObject(Spec.INTERACTION, COMPONENT)) {
      spot.need("id", Spec.INTERACTION, Values::string);
      spot.may("description", Values::languageMap);
    }
  }
}
