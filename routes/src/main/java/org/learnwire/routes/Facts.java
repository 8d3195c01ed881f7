package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Journal;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.rules.Event;
import org.learnwire.rules.Fact;
import org.learnwire.rules.LearningMap;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Score;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Uuids;

/** Says of a stored statement what rules look at. */
final class Facts {
  private final People people;
  private final Optional<String> goalOwner;

  /**
   * @param goalOwner the connection whose goals count where one stands in several
   */
  Facts(People people, Optional<String> goalOwner) {
    this.people = people;
    this.goalOwner = goalOwner;
  }

  /** When it happened; for a statement that does not say, when it was stored. */
  static Instant at(StoredStatement stored) {
    return stored.statement().timestamp().orElse(stored.stored());
  }

  /** The statement that this one voids, if it does. */
  static Optional<UUID> voids(Statement statement) {
    return statement.voids();
  }

  Event.FactStored stored(String personId, StoredStatement stored) {
    Statement statement = stored.statement();
    Set<String> activities = new LinkedHashSet<>();
    String object = "";
    String title = null;
    if (statement.object() instanceof Activity activity) {
      object = activity.id();
      activities.add(object);
      title = activity.name().texts().values().stream().findFirst().orElse(null);
    }
    statement.context().ifPresent(context -> addContext(activities, context));
    Fact fact =
        new Fact(
            statement.id().orElseThrow(),
            stored.source(),
            statement.verb().id(),
            object,
            activities,
            at(stored),
            statement.result().map(Result::success).orElse(null),
            statement.result().map(Result::completion).orElse(null),
            statement
                .result()
                .map(Result::score)
                .map(Score::scaled)
                .map(BigDecimal::doubleValue)
                .orElse(null),
            observer(statement, at(stored)),
            stored.history(),
            stored.stored(),
            title);
    return new Event.FactStored(stored.position(), personId, fact);
  }

  /**
   * A move of a goal, in the ledger or where it was seen; empty where it is about no path of the
   * learning map, or was seen in a system whose goals do not count.
   */
  Optional<Event.FactStored> goal(String personId, Journal.Entry entry, LearningMap map) {
    ObjectNode body = Json.object(entry.body());
    String state = body.path("state").asText();
    String seenIn = body.path("connection").asText();
    if (!seenIn.isEmpty() && goalOwner.filter(owner -> !owner.equals(seenIn)).isPresent()) {
      return Optional.empty();
    }
    return map.path(body.path("path").asText())
        .map(
            path ->
                new Event.FactStored(
                    entry.position(),
                    personId,
                    Fact.goal(
                        goalMove(UUID.fromString(body.path("entry").asText()), state),
                        state,
                        path.iri(),
                        entry.recorded(),
                        body.path("history").asBoolean())));
  }

  /** The id of the fact that a goal moved. */
  static UUID goalMove(UUID entry, String state) {
    return Uuids.v5(Uuids.NS_LEARNWIRE, "goal", entry.toString(), state);
  }

  private static void addContext(Set<String> activities, Context context) {
    context.contextActivities().parent().forEach(a -> activities.add(a.id()));
    context.contextActivities().grouping().forEach(a -> activities.add(a.id()));
  }

  private @Nullable String observer(Statement statement, Instant at) {
    Optional<Actor> instructor = statement.context().flatMap(Context::instructor);
    return instructor.isPresent()
            && people.resolve(instructor.get(), at) instanceof Resolution.Known known
        ? known.personId()
        : null;
  }
}
