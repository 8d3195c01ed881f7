package org.learnwire.lrs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementObject;

/**
 * Which statements a standing rule is about: each condition that is given must hold, by one of its
 * values. Unlike a query it looks at the statement itself only, never at those that refer to it.
 *
 * @param verbs IRIs
 * @param activities IRIs of the object
 * @param agents the actor, or the object where that is an agent
 * @param sources labels of connections or credentials
 * @param streams of the connections
 */
public record StatementFilter(
    Set<String> verbs,
    Set<String> activities,
    Set<Identifier> agents,
    Set<String> sources,
    Set<String> streams) {
  public StatementFilter {
    verbs = Set.copyOf(verbs);
    activities = Set.copyOf(activities);
    agents = Set.copyOf(agents);
    sources = Set.copyOf(sources);
    streams = Set.copyOf(streams);
  }

  /** Whatever stream they were read from. */
  public StatementFilter(
      Set<String> verbs, Set<String> activities, Set<Identifier> agents, Set<String> sources) {
    this(verbs, activities, agents, sources, Set.of());
  }

  /** What was read from one stream of a connection. */
  public static StatementFilter ofStream(String connection, String stream) {
    return new StatementFilter(Set.of(), Set.of(), Set.of(), Set.of(connection), Set.of(stream));
  }

  public static StatementFilter everything() {
    return new StatementFilter(Set.of(), Set.of(), Set.of(), Set.of());
  }

  public boolean isEverything() {
    return verbs.isEmpty()
        && activities.isEmpty()
        && agents.isEmpty()
        && sources.isEmpty()
        && streams.isEmpty();
  }

  /** The source is looked at first: then many statements need not be parsed. */
  public boolean matches(StoredStatement stored) {
    return isAmong(sources, stored.source())
        && (streams.isEmpty() || stored.stream() != null && streams.contains(stored.stream()))
        && (hasNoContent() || matches(stored.statement()));
  }

  private boolean hasNoContent() {
    return verbs.isEmpty() && activities.isEmpty() && agents.isEmpty();
  }

  private boolean matches(Statement statement) {
    StatementObject object = statement.object();
    return isAmong(verbs, statement.verb().id())
        && (activities.isEmpty()
            || object instanceof Activity activity && activities.contains(activity.id()))
        && (agents.isEmpty() || isWanted(statement.actor()) || isWanted(object));
  }

  private boolean isWanted(StatementObject object) {
    return object instanceof Actor actor
        && actor.identifier() != null
        && agents.contains(actor.identifier());
  }

  private static boolean isAmong(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  /**
   * Queries that together find all matches, and others besides: by verb, else by activity, else by
   * agent, else everything.
   */
  public List<StatementQuery.Builder> queries() {
    List<StatementQuery.Builder> all = new ArrayList<>();
    if (!verbs.isEmpty()) {
      verbs.forEach(verb -> all.add(StatementQuery.where().verb(verb)));
    } else if (!activities.isEmpty()) {
      activities.forEach(iri -> all.add(StatementQuery.where().activity(iri)));
    } else {
      all.add(StatementQuery.where());
    }
    return all;
  }

  /** In words, for a person. */
  public String inWords() {
    List<String> parts = new ArrayList<>();
    part("verb", verbs).ifPresent(parts::add);
    part("activity", activities).ifPresent(parts::add);
    part("agent", agents.stream().map(Identifier::key).toList()).ifPresent(parts::add);
    part("source", sources).ifPresent(parts::add);
    part("stream", streams).ifPresent(parts::add);
    return parts.isEmpty() ? "every statement" : String.join(", ", parts);
  }

  private static Optional<String> part(String name, java.util.Collection<String> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(name + " " + String.join(" or ", values.stream().sorted().toList()));
  }
}
