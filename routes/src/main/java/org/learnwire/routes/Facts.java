package org.learnwire.routes;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.rules.Event;
import org.learnwire.rules.Fact;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Statement;

/** Says of a stored statement what rules look at. */
final class Facts {
  private final People people;

  Facts(People people) {
    this.people = people;
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
            observer(statement, at(stored)),
            stored.history(),
            title);
    return new Event.FactStored(stored.position(), personId, fact);
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
