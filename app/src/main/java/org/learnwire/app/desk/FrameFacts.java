package org.learnwire.app.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.ltitool.pages.Deed;
import org.learnwire.people.Resolution;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.visibility.Viewer;
import org.learnwire.xapi.visibility.Visibility;

/** What the store knows of one person, as far as whoever looks may see it. */
final class FrameFacts {
  /** Of each account of theirs; a page is not the place for more. */
  private static final int MOST = 300;

  /** What a person practised, learned and was thanked for. */
  private static final Set<String> LASTING =
      Stream.of(
              Verbs.COMPLETED,
              Verbs.PASSED,
              Verbs.MASTERED,
              Verbs.COACHED,
              Verbs.ATTEMPTED,
              Verbs.ASKED,
              Verbs.OBSERVED_APPLYING,
              Verbs.REFLECTED,
              Verbs.RECOGNISED)
          .map(Verb::id)
          .collect(Collectors.toUnmodifiableSet());

  private final Journey journey;
  private final Visibility visibility;

  FrameFacts(Journey journey, Visibility visibility) {
    this.journey = journey;
    this.visibility = visibility;
  }

  /** A statement, and the day of which it speaks. */
  record Fact(StoredStatement stored, LocalDate day) {
    Statement statement() {
      return stored.statement();
    }

    boolean is(Verb... verbs) {
      for (Verb verb : verbs) {
        if (statement().verb().is(verb)) {
          return true;
        }
      }
      return false;
    }

    String object() {
      return statement().object() instanceof Activity activity ? activity.id() : "";
    }

    /** What it is about, and what it was done in. */
    Set<String> activities() {
      Set<String> activities = new HashSet<>();
      activities.add(object());
      statement()
          .context()
          .map(Context::contextActivities)
          .ifPresent(all -> all.parent().forEach(each -> activities.add(each.id())));
      return activities;
    }

    /** What its object is called in a language, else in any. */
    String title(Locale locale) {
      if (!(statement().object() instanceof Activity activity)) {
        return "";
      }
      return activity
          .name()
          .in(locale.getLanguage())
          .or(() -> activity.name().texts().values().stream().findFirst())
          .orElseGet(() -> lastPart(activity.id()));
    }

    String words() {
      return statement().node().at("/result/response").asText("").strip();
    }
  }

  /** The latest first; what the viewer is not shown is not among it. */
  List<Fact> of(String person, Viewer viewer) {
    Set<Agent> agents = journey.people().agentsOf(person);
    Map<UUID, Fact> all = new LinkedHashMap<>();
    for (Agent agent : agents) {
      for (StoredStatement stored : latest(agent)) {
        if (visibility.of(stored.statement()).isShownTo(viewer) && isAbout(stored, agents)) {
          all.putIfAbsent(stored.id(), new Fact(stored, day(stored)));
        }
      }
    }
    List<Fact> facts = new ArrayList<>(all.values());
    facts.sort(Comparator.comparing(Fact::day).reversed());
    return facts;
  }

  /** Whoever does many small things does not lose sight of what lasts behind them. */
  private List<StoredStatement> latest(Agent agent) {
    StatementStore statements = journey.statements();
    StatementPage any = statements.query(StatementQuery.where().agent(agent).limit(MOST).build());
    if (any.next().isEmpty()) {
      return any.statements();
    }
    List<StoredStatement> both = new ArrayList<>(any.statements());
    both.addAll(
        statements
            .query(StatementQuery.where().agent(agent).verbs(LASTING).limit(MOST).build())
            .statements());
    return both;
  }

  /** A conversation that somebody led is about whom they led it with. */
  private static boolean isAbout(StoredStatement stored, Set<Agent> agents) {
    Statement statement = stored.statement();
    return statement.object() instanceof Agent other
        ? has(agents, other)
        : statement.actor() instanceof Agent actor && has(agents, actor);
  }

  private static boolean has(Set<Agent> agents, Agent agent) {
    Identifier identifier = agent.identifier();
    return agents.stream().anyMatch(each -> each.identifier().equals(identifier));
  }

  LocalDate day(StoredStatement stored) {
    return at(stored).atZone(journey.settings().zone()).toLocalDate();
  }

  static Instant at(StoredStatement stored) {
    return stored.statement().timestamp().orElse(stored.stored());
  }

  LocalDate today() {
    return LocalDate.now(journey.clock().withZone(journey.settings().zone()));
  }

  /** The person whom an actor stands for. */
  Optional<String> person(Actor actor, StoredStatement stored) {
    return journey.people().resolve(actor, at(stored)) instanceof Resolution.Known known
        ? Optional.of(known.personId())
        : Optional.empty();
  }

  /** Who saw, gave or was asked: the instructor in the context. */
  Optional<String> instructor(Fact fact) {
    return fact.statement()
        .context()
        .flatMap(Context::instructor)
        .flatMap(actor -> person(actor, fact.stored()));
  }

  /** What was done, and to what; of a conversation and of thanks, with whom. */
  Deed deed(Fact fact, Locale locale) {
    Statement statement = fact.statement();
    String word = lastPart(statement.verb().id());
    String verb =
        statement
            .verb()
            .display()
            .in(locale.getLanguage())
            .or(() -> statement.verb().display().in("en"))
            .orElse(word);
    String about = fact.title(locale);
    if (statement.object() instanceof Agent) {
      about = name(person(statement.actor(), fact.stored()));
    } else if (fact.is(Verbs.RECOGNISED)) {
      about = name(instructor(fact));
    }
    return new Deed(fact.day(), word, verb, about);
  }

  /** What a person is called; nothing for nobody. */
  String name(Optional<String> person) {
    return person.map(id -> journey.people().labelOf(id, true)).orElse("");
  }

  Visibility visibility() {
    return visibility;
  }

  static String lastPart(String iri) {
    String cut = iri.endsWith("/") ? iri.substring(0, iri.length() - 1) : iri;
    return cut.substring(Math.max(cut.lastIndexOf('/'), cut.lastIndexOf(':')) + 1);
  }
}
