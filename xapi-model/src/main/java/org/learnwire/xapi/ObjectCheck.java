package org.learnwire.xapi;

/** Rules about what a statement is about (xAPI Data 2.4.4). */
final class ObjectCheck {
  private ObjectCheck() {}

  static void object(Spot spot, boolean withinSubStatement) {
    switch (type(spot)) {
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
          spot.at("objectType")
              .refuse(
                  "must be one of Activity, Agent, Group, StatementRef, SubStatement", Spec.OBJECT);
    }
  }

  static boolean isActivity(Spot spot) {
    return "Activity".equals(type(spot));
  }

  static void statementRef(Spot spot) {
    if (spot.isObject(Spec.STATEMENT_OBJECT, "objectType", "id")) {
      spot.need(
          "objectType",
          Spec.STATEMENT_OBJECT,
          type -> ActorCheck.oneOf(type, "StatementRef", Spec.STATEMENT_OBJECT));
      spot.need("id", Spec.STATEMENT_OBJECT, Values::uuid);
    }
  }

  private static String type(Spot spot) {
    return spot.node().path("objectType").asText("Activity");
  }
}
