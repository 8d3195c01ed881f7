package org.learnwire.lrs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementRef;

/** Answers queries by the words of the specification, with a look at every statement. */
final class PlainLook {
  private final List<StoredStatement> all = new ArrayList<>();
  private final Map<UUID, StoredStatement> byId = new HashMap<>();

  PlainLook(StatementStore store) {
    List<Long> positions = new ArrayList<>();
    for (long position = 1; position < 30_000; position++) {
      positions.add(position);
    }
    all.addAll(store.byPositions(positions));
    all.forEach(stored -> byId.put(stored.id(), stored));
  }

  Instant storedOfAny(Random random) {
    return all.get(random.nextInt(all.size())).stored();
  }

  /** In the order of their positions. */
  List<UUID> find(StatementQuery query) {
    return all.stream().filter(one -> meets(one, query)).map(StoredStatement::id).toList();
  }

  private boolean meets(StoredStatement one, StatementQuery query) {
    if (one.voided() && !query.withVoided()
        || query.since() != null && !one.stored().isAfter(query.since())
        || query.until() != null && one.stored().isAfter(query.until())) {
      return false;
    }
    Set<UUID> seen = new HashSet<>();
    StoredStatement at = one;
    while (at != null && seen.add(at.id())) {
      if (matches(at.statement(), query)) {
        return true;
      }
      at = at.statement().object() instanceof StatementRef ref ? byId.get(ref.id()) : null;
    }
    return false;
  }

  private static boolean matches(Statement statement, StatementQuery query) {
    Context context = statement.context().orElse(Context.empty());
    return (query.verbs().isEmpty() || query.verbs().contains(statement.verb().id()))
        && (query.registration() == null
            || context.registration().filter(query.registration()::equals).isPresent())
        && (query.agent() == null
            || agents(statement, context, query.relatedAgents())
                .anyMatch(actor -> query.agent().identifier().equals(actor.identifier())))
        && (query.activity() == null
            || activities(statement, context, query.relatedActivities())
                .anyMatch(activity -> activity.id().equals(query.activity())));
  }

  private static Stream<Actor> agents(Statement statement, Context context, boolean related) {
    Stream<Actor> direct = Stream.of(statement.actor());
    return related
        ? Stream.of(direct, context.instructor().stream(), statement.authority().stream())
            .flatMap(some -> some)
        : direct;
  }

  private static Stream<Activity> activities(
      Statement statement, Context context, boolean related) {
    Stream<Activity> direct =
        statement.object() instanceof Activity activity ? Stream.of(activity) : Stream.empty();
    return related ? Stream.concat(direct, context.contextActivities().all()) : direct;
  }
}
