package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about activities, their definitions and interactions (xAPI Data 2.4.4.1). */
final class ActivityCheck {
  private static final Shape COMPONENT =
      new Shape(Spec.INTERACTION)
          .must("id", Values::string)
          .may("description", Values::languageMap);
  private static final Shape DEFINITION = definition();
  private static final Shape ACTIVITY =
      new Shape(Spec.ACTIVITY)
          .may("objectType", type -> ActorCheck.oneOf(type, "Activity", Spec.ACTIVITY))
          .must("id", Values::iri)
          .may("definition", ActivityCheck::definition);

  private ActivityCheck() {}

  static void activity(Spot spot) {
    spot.is(ACTIVITY);
  }

  private static Shape definition() {
    Shape shape =
        new Shape(Spec.ACTIVITY)
            .may("name", Values::languageMap)
            .may("description", Values::languageMap)
            .may("type", Values::iri)
            .may("moreInfo", Values::iri)
            .may("interactionType", ActivityCheck::interactionType)
            .may(
                "correctResponsesPattern",
                patterns -> patterns.each(Spec.INTERACTION, Values::string));
    for (String list : Interaction.LISTS) {
      shape.may(list, ActivityCheck::components);
    }
    return shape.may("extensions", Values::extensions);
  }

  private static void definition(Spot spot) {
    if (spot.is(DEFINITION) && !spot.node().has("interactionType") && describesInteraction(spot)) {
      spot.refuse("must have 'interactionType' when it describes answers", Spec.INTERACTION);
    }
  }

  private static boolean describesInteraction(Spot spot) {
    boolean describes = spot.node().has("correctResponsesPattern");
    for (String list : Interaction.LISTS) {
      describes |= spot.node().has(list);
    }
    return describes;
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
    spot.each(Spec.INTERACTION, component -> component.is(COMPONENT));
    Set<String> ids = new HashSet<>();
    for (JsonNode component : spot.node()) {
      if (component.has("id") && !ids.add(component.get("id").asText())) {
        spot.refuse("the ids must be distinct", Spec.INTERACTION);
      }
    }
  }
}
