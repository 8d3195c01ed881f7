package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.rules.MapCheck;
import org.learnwire.xapi.Actor;

/** The courses of which statements have come, with how many people are in them. */
final class SeenCourses {
  /** What connectors, and the plugins of learning systems, call a course. */
  private static final Set<String> TYPES =
      Set.of(
          "https://w3id.org/xapi/cmi5/activitytype/course",
          "http://adlnet.gov/expapi/activities/course",
          "http://id.tincanapi.com/activitytype/lms/course");

  private static final int PAGE = 500;

  private final StatementStore store;
  private final People people;
  private final Connections connections;
  private final List<String> languages;
  private final Map<String, String> persons = new HashMap<>();

  SeenCourses(
      StatementStore store, People people, Connections connections, List<String> languages) {
    this.store = store;
    this.people = people;
    this.connections = connections;
    this.languages = languages;
  }

  /**
   * All of them.
   *
   * @param now people are counted as they are matched then
   */
  List<MapCheck.Course> all(Instant now) {
    List<MapCheck.Course> courses = new ArrayList<>();
    for (ObjectNode activity : store.activitiesOfTypes(TYPES)) {
      String iri = activity.path("id").asText();
      if (isCourse(iri)) {
        long learners = learners(iri, now);
        if (learners > 0) {
          courses.add(new MapCheck.Course(iri, name(activity, iri), learners));
        }
      }
    }
    return courses;
  }

  /** Some systems call parts of a course a course too: what lies at its address must be one. */
  private boolean isCourse(String iri) {
    Optional<Connected> home =
        connections.all().stream()
            .filter(each -> each.connection().courseActivity("").isPresent())
            .filter(each -> iri.startsWith(each.connection().site() + "/"))
            .findFirst();
    return home.isEmpty() || home.get().connection().courseKey(iri).isPresent();
  }

  private long learners(String iri, Instant now) {
    Set<String> actors = new HashSet<>();
    Optional<StatementQuery> next =
        Optional.of(
            StatementQuery.where().activity(iri).relatedActivities(true).limit(PAGE).build());
    while (next.isPresent()) {
      StatementPage page = store.query(next.get());
      for (StoredStatement stored : page.statements()) {
        actors.add(person(stored.statement().actor(), now));
      }
      next = page.next();
    }
    return actors.size();
  }

  private String person(Actor actor, Instant now) {
    return persons.computeIfAbsent(
        People.identityKey(actor),
        key ->
            people.resolve(actor, now) instanceof Resolution.Known known ? known.personId() : key);
  }

  private String name(ObjectNode activity, String iri) {
    JsonNode names = activity.path("definition").path("name");
    for (String language : languages) {
      for (Map.Entry<String, JsonNode> name : names.properties()) {
        if (name.getKey().startsWith(language)) {
          return name.getValue().asText();
        }
      }
    }
    return names.isEmpty() ? iri : names.elements().next().asText();
  }
}
