package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about activities, their definitions and interactions (xAPI Data 2.4.4.1). */
final class ActivityCheck {

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
    for (String list : Interaction.LISTS) {
      describesInteraction |= spot.node().has(list);
      spot.may(list, ActivityCheck::components);
    }
    if (describesInteraction && !spot.node().has("interactionType")) {
      spot.refuse("must have 'interactionType' when it describes answers", Spec.INTERACTION);
    }
  }

  private static void interactionType(Spot spot) {
    if (!spot.node().isTextual() || InteractionType.of(spot.text()).isEmpty()) {
      spot.refuse("must be one of " + interactionTypes(), Spec.INTERACTION);
    }
  }

  private static String interactionTypes() {
    return Arrays.stream(InteractionType.values())
        .map(InteractionType::word)
        .sorted()
        .collect(Collectors.joining(", "));
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
