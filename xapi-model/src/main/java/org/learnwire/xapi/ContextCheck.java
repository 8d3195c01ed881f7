package org.learnwire.xapi;

/** Rules about context (xAPI Data 2.4.6). */
final class ContextCheck {
  private static final Shape ACTIVITIES =
      new Shape(Spec.CONTEXT_ACTIVITIES)
          .may("parent", ContextCheck::oneOrMore)
          .may("grouping", ContextCheck::oneOrMore)
          .may("category", ContextCheck::oneOrMore)
          .may("other", ContextCheck::oneOrMore);
  private static final Shape AGENT =
      new Shape(Spec.CONTEXT_AGENTS)
          .must("objectType", type -> typed(type, "contextAgent"))
          .must("agent", ActorCheck::agent)
          .may("relevantTypes", ContextCheck::types);
  private static final Shape GROUP =
      new Shape(Spec.CONTEXT_AGENTS)
          .must("objectType", type -> typed(type, "contextGroup"))
          .must("group", ActorCheck::group)
          .may("relevantTypes", ContextCheck::types);
  private static final Shape V1 = v1();
  private static final Shape V2 =
      v1().may(
              "contextAgents", agents -> agents.each(Spec.CONTEXT_AGENTS, agent -> agent.is(AGENT)))
          .may(
              "contextGroups",
              groups -> groups.each(Spec.CONTEXT_AGENTS, group -> group.is(GROUP)));

  private ContextCheck() {}

  private static Shape v1() {
    return new Shape(Spec.CONTEXT)
        .may("registration", Values::uuid)
        .may("instructor", ActorCheck::actor)
        .may("team", ActorCheck::group)
        .may("contextActivities", activities -> activities.is(ACTIVITIES))
        .may("revision", Values::string)
        .may("platform", Values::string)
        .may("language", Values::languageTag)
        .may("statement", ObjectCheck::statementRef)
        .may("extensions", Values::extensions);
  }

  static void context(Spot spot) {
    if (spot.is(spot.isNewer() ? V2 : V1)
        && !ObjectCheck.isActivity(spot.around().path("object"))) {
      onlyForActivities(spot, "revision");
      onlyForActivities(spot, "platform");
    }
  }

  /** A single activity is the form of 0.95, still allowed. */
  private static void oneOrMore(Spot spot) {
    if (spot.node().isObject()) {
      ActivityCheck.activity(spot);
    } else {
      spot.each(Spec.CONTEXT_ACTIVITIES, ActivityCheck::activity);
    }
  }

  private static void onlyForActivities(Spot spot, String name) {
    if (spot.node().has(name)) {
      spot.refuse(name, "is allowed only when the object is an activity", Spec.CONTEXT);
    }
  }

  private static void typed(Spot spot, String type) {
    ActorCheck.oneOf(spot, type, Spec.CONTEXT_AGENTS);
  }

  private static void types(Spot spot) {
    spot.each(Spec.CONTEXT_AGENTS, Values::iri);
    if (spot.node().isArray() && spot.node().isEmpty()) {
      spot.refuse("must not be empty when it is there", Spec.CONTEXT_AGENTS);
    }
  }
}
