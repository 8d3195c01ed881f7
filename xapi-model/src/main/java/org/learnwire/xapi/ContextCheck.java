package org.learnwire.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules about context (xAPI Data 2.4.6). */
final class ContextCheck {
  private static final Set<String> V1 =
      Spot.names(
          "registration",
          "instructor",
          "team",
          "contextActivities",
          "revision",
          "platform",
          "language",
          "statement",
          "extensions");
  private static final Set<String> V2 = v2();
  private static final Set<String> KINDS = Spot.names("parent", "grouping", "category", "other");
  private static final Set<String> AGENT = Spot.names("objectType", "agent", "relevantTypes");
  private static final Set<String> GROUP = Spot.names("objectType", "group", "relevantTypes");

  private ContextCheck() {}

  static void context(Spot spot, boolean aboutActivity) {
    if (!spot.isObject(Spec.CONTEXT, spot.isNewer() ? V2 : V1)) {
      return;
    }
    spot.may("registration", Values::uuid);
    spot.may("instructor", ActorCheck::actor);
    spot.may("team", ActorCheck::group);
    spot.may("contextActivities", ContextCheck::activities);
    spot.may("revision", Values::string);
    spot.may("platform", Values::string);
    if (!aboutActivity) {
      onlyForActivities(spot, "revision");
      onlyForActivities(spot, "platform");
    }
    spot.may("language", Values::languageTag);
    spot.may("statement", ObjectCheck::statementRef);
    spot.may("extensions", Values::extensions);
    if (spot.isNewer()) {
      spot.may("contextAgents", agents -> agents.each(Spec.CONTEXT_AGENTS, ContextCheck::agent));
      spot.may("contextGroups", groups -> groups.each(Spec.CONTEXT_AGENTS, ContextCheck::group));
    }
  }

  private static void activities(Spot spot) {
    if (!spot.isObject(Spec.CONTEXT_ACTIVITIES, KINDS)) {
      return;
    }
    for (String kind : KINDS) {
      spot.may(kind, ContextCheck::oneOrMore);
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

  private static void agent(Spot spot) {
    if (spot.isObject(Spec.CONTEXT_AGENTS, AGENT)) {
      spot.need("objectType", Spec.CONTEXT_AGENTS, type -> typed(type, "contextAgent"));
      spot.need("agent", Spec.CONTEXT_AGENTS, ActorCheck::agent);
      spot.may("relevantTypes", ContextCheck::types);
    }
  }

  private static void group(Spot spot) {
    if (spot.isObject(Spec.CONTEXT_AGENTS, GROUP)) {
      spot.need("objectType", Spec.CONTEXT_AGENTS, type -> typed(type, "contextGroup"));
      spot.need("group", Spec.CONTEXT_AGENTS, ActorCheck::group);
      spot.may("relevantTypes", ContextCheck::types);
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

  private static Set<String> v2() {
    List<String> all = new ArrayList<>(V1);
    all.add("contextAgents");
    all.add("contextGroups");
    return Spot.names(all.toArray(String[]::new));
  }
}
