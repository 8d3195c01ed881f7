package org.learnwire.lrs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;

/**
 * The terms of one statement, by the filter rules of GET statements (xAPI Communication 2.1.3).
 * Reads the JSON itself: this runs for every statement that comes in.
 */
final class IndexTerms {
  private static final List<String> ACTIVITIES = List.of("parent", "grouping", "category", "other");

  private final Set<String> direct = new LinkedHashSet<>();
  private final Set<String> related = new LinkedHashSet<>();

  private IndexTerms() {}

  /** Each once; related ones only where the direct one is missing. */
  static List<String> of(Statement statement) {
    return of(statement.node(), statement.node().path("authority"));
  }

  /** The same with an authority that does not stand in the JSON yet. */
  static List<String> of(JsonNode statement, JsonNode authority) {
    IndexTerms index = new IndexTerms();
    index.direct.add(Term.of(Role.VERB, statement.path("verb").path("id").asText()));
    index.actor(statement.path("actor"), Role.AGENT, index.direct);
    index.object(statement.path("object"));
    index.registration(statement.path("context").path("registration"));
    index.context(statement.path("context"));
    index.actor(authority, Role.AUTHORITY, index.direct);
    return index.all();
  }

  private List<String> all() {
    List<String> all = new ArrayList<>(direct.size() + related.size());
    all.addAll(direct);
    for (String term : related) {
      Role role = term.charAt(0) == Role.RELATED_AGENT.letter() ? Role.AGENT : Role.ACTIVITY;
      if (!direct.contains(role.letter() + term.substring(1))) {
        all.add(term);
      }
    }
    return all;
  }

  private void object(JsonNode object) {
    switch (object.path("objectType").asText("Activity")) {
      case "Activity" -> direct.add(Term.of(Role.ACTIVITY, object.path("id").asText()));
      case "Agent", "Group" -> actor(object, Role.AGENT, direct);
      case "SubStatement" -> within(object);
      default -> {
        // A StatementRef: found by what it refers to, see References.
      }
    }
  }

  private void within(JsonNode subStatement) {
    relatedAgent(subStatement.path("actor"));
    JsonNode object = subStatement.path("object");
    switch (object.path("objectType").asText("Activity")) {
      case "Activity" -> relatedActivity(object);
      case "Agent", "Group" -> relatedAgent(object);
      default -> {
        // A StatementRef in a SubStatement is no target (xAPI Communication 2.1.3).
      }
    }
    context(subStatement.path("context"));
  }

  private void registration(JsonNode registration) {
    if (registration.isTextual()) {
      direct.add(Term.of(Role.REGISTRATION, registration.asText().toLowerCase(Locale.ROOT)));
    }
  }

  private void context(JsonNode context) {
    if (context.isMissingNode()) {
      return;
    }
    JsonNode activities = context.path("contextActivities");
    for (String kind : ACTIVITIES) {
      activities.path(kind).forEach(this::relatedActivity);
    }
    relatedAgent(context.path("instructor"));
    relatedAgent(context.path("team"));
    context.path("contextAgents").forEach(one -> relatedAgent(one.path("agent")));
    context.path("contextGroups").forEach(one -> relatedAgent(one.path("group")));
  }

  private void relatedActivity(JsonNode activity) {
    related.add(Term.of(Role.RELATED_ACTIVITY, activity.path("id").asText()));
  }

  private void relatedAgent(JsonNode actor) {
    actor(actor, Role.RELATED_AGENT, related);
  }

  /** A group is found by its members too. */
  private void actor(JsonNode actor, Role role, Set<String> into) {
    if (actor.isMissingNode()) {
      return;
    }
    Identifier identifier = Identifier.of(actor);
    if (identifier != null) {
      into.add(Term.of(role, identifier.key()));
    }
    actor.path("member").forEach(member -> actor(member, role, into));
  }
}
