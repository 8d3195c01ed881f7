package org.learnwire.lrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.learnwire.xapi.Identifier;

/**
 * What statements say of activities and agents, as far as it is news: definitions by activity, and
 * names by identity. Sorted, so that concurrent writers meet in the same order.
 */
final class Mentions {
  static final Mentions NONE = new Mentions(new Definitions());

  private static final List<String> ACTIVITIES = List.of("parent", "grouping", "category", "other");
  private static final int LONGEST_NAME = 255;

  /** A name that an identity goes by. */
  record AgentName(String identity, String name) implements Comparable<AgentName> {
    @Override
    public int compareTo(AgentName other) {
      int byIdentity = identity.compareTo(other.identity);
      return byIdentity != 0 ? byIdentity : name.compareTo(other.name);
    }
  }

  private final Definitions known;
  private final Map<String, ObjectNode> activities = new TreeMap<>();
  private final Set<AgentName> names = new TreeSet<>();

  private Mentions(Definitions known) {
    this.known = known;
  }

  /** The news in statements whose sender may define. */
  static Mentions in(Collection<ReadyStatement> statements, Definitions known) {
    Mentions mentions = new Mentions(known);
    for (ReadyStatement ready : statements) {
      if (ready.options().defines()) {
        mentions.statement(ready.sent().node());
      }
    }
    return mentions.activities.isEmpty() && mentions.names.isEmpty() ? NONE : mentions;
  }

  Map<String, ObjectNode> activities() {
    return activities;
  }

  Set<AgentName> names() {
    return names;
  }

  private void statement(JsonNode statement) {
    agent(statement.path("actor"));
    object(statement.path("object"));
    JsonNode context = statement.path("context");
    if (context.isMissingNode()) {
      return;
    }
    JsonNode around = context.path("contextActivities");
    for (String kind : ACTIVITIES) {
      around.path(kind).forEach(this::activity);
    }
    agent(context.path("instructor"));
    agent(context.path("team"));
    context.path("contextAgents").forEach(one -> agent(one.path("agent")));
    context.path("contextGroups").forEach(one -> agent(one.path("group")));
  }

  private void object(JsonNode object) {
    switch (object.path("objectType").asText("Activity")) {
      case "Activity" -> activity(object);
      case "Agent", "Group" -> agent(object);
      case "SubStatement" -> statement(object);
      default -> {
        // A StatementRef says nothing of them.
      }
    }
  }

  private void activity(JsonNode activity) {
    if (activity.path("definition") instanceof ObjectNode definition && !definition.isEmpty()) {
      String iri = activity.path("id").asText();
      if (!known.covers(iri, definition)) {
        activities.merge(iri, definition, Definitions::merged);
      }
    }
  }

  private void agent(JsonNode agent) {
    if (agent.isMissingNode()) {
      return;
    }
    String name = agent.path("name").asText("");
    Identifier identifier = name.isEmpty() ? null : Identifier.of(agent);
    if (identifier != null && name.length() <= LONGEST_NAME && name.indexOf(0) < 0) {
      AgentName named = new AgentName(Term.bounded(identifier.key()), name);
      if (!known.knows(named)) {
        names.add(named);
      }
    }
    agent.path("member").forEach(this::agent);
  }
}
