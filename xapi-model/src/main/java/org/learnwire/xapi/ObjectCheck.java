package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;

/** Rules about what a statement is about (xAPI Data 2.4.4). */
final class ObjectCheck {
  private static final Shape STATEMENT_REF =
      new Shape(Spec.STATEMENT_OBJECT)
          .must("objectType", type -> ActorCheck.oneOf(type, "StatementRef", Spec.STATEMENT_OBJECT))
          .must("id", Values::uuid);

  private ObjectCheck() {}

  static void object(Spot spot, boolean withinSubStatement) {
    switch (type(spot.node())) {
      case "Activity" -> ActivityCheck.activity(spot);
      case "Agent" -> ActorCheck.agent(spot);
      case "Group" -> ActorCheck.group(spot);
      case "StatementRef" -> statementRef(spot);
      case "SubStatement" -> {
        if (withinSubStatement) {
          spot.refuse("a SubStatement must not contain a SubStatement", Spec.STATEMENT_OBJECT);
        } else {
          StatementCheck.subStatement(spot);
        }
      }
      default ->
          spot.refuse(
              "objectType",
              "must be one of Activity, Agent, Group, StatementRef, SubStatement",
              Spec.OBJECT);
    }
  }

  static boolean isActivity(JsonNode object) {
    return "Activity".equals(type(object));
  }

  static void statementRef(Spot spot) {
    spot.is(STATEMENT_REF);
  }

  private static String type(JsonNode object) {
    return object.path("objectType").asText("Activity");
  }
}
