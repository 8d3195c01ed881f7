package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Leaves of agents, groups, verbs and activities only what identifies them. */
final class IdsOnly {
  private static final List<String> IDENTIFIERS =
      List.of("objectType", "mbox", "mbox_sha1sum", "openid", "account");

  private IdsOnly() {}

  static void reduce(ObjectNode statement) {
    actor(statement.path("actor"));
    actor(statement.path("authority"));
    keep(statement.path("verb"), List.of("id"));
    object(statement.path("object"));
    JsonNode context = statement.path("context");
    actor(context.path("instructor"));
    actor(context.path("team"));
    context.path("contextActivities").forEach(kind -> kind.forEach(IdsOnly::activity));
    context.path("contextAgents").forEach(one -> actor(one.path("agent")));
    context.path("contextGroups").forEach(one -> actor(one.path("group")));
  }

  private static void object(JsonNode object) {
    switch (object.path("objectType").asText("Activity")) {
      case "Agent", "Group" -> actor(object);
      case "SubStatement" -> reduce((ObjectNode) object);
      case "StatementRef" -> keep(object, List.of("objectType", "id"));
      default -> activity(object);
    }
  }

  /** What has no objectType is an activity. */
  private static void activity(JsonNode activity) {
    keep(activity, List.of("id"));
  }

  /** The members of an anonymous group are its identity. */
  private static void actor(JsonNode actor) {
    boolean anonymous = IDENTIFIERS.stream().skip(1).noneMatch(actor::has);
    if (anonymous && actor.has("member")) {
      actor.path("member").forEach(IdsOnly::actor);
      keep(actor, List.of("objectType", "member"));
    } else {
      keep(actor, IDENTIFIERS);
    }
  }

  private static void keep(JsonNode node, List<String> names) {
    if (node instanceof ObjectNode object) {
      object.retain(names);
    }
  }
}
