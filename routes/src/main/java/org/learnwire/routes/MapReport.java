package org.learnwire.routes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.People;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.MapCheck;

/**
 * The learning map held against what has come from the connections. Only reads.
 *
 * @param map as the settings have it now, or another that is tried
 * @param courses every course that people are in, by its activity
 */
public record MapReport(LearningMap map, MapCheck check, Map<String, Seen> courses) {
  public MapReport {
    courses = Map.copyOf(courses);
  }

  /**
   * A course that people are in.
   *
   * @param connection whose it is; empty for one that an outside client named
   * @param key its key there, else its whole IRI
   * @param name display only
   */
  public record Seen(Optional<String> connection, String key, String name, long learners) {}

  /** Looks at the database; the map need not be the one that a running server works with. */
  public static MapReport of(JourneySettings settings, Database database, Clock clock) {
    ConnectionIds known = new ConnectionIds(database, clock);
    Connections connections = new Connections(settings, known::seen);
    LearningMap map = new RuleSetup(settings, connections).learningMap();
    StatementStore store = new StatementStore(database, clock);
    People people = new PeopleSetup(settings, connections).open(database);
    List<MapCheck.Course> courses =
        new SeenCourses(store, people, connections, settings.languages()).all(clock.instant());
    LocalDate today = LocalDate.now(clock.withZone(settings.zone()));
    Map<String, Seen> seen = new HashMap<>();
    courses.forEach(course -> seen.put(course.iri(), seen(connections, course)));
    return new MapReport(map, MapCheck.of(map, courses, today), seen);
  }

  /** The courses that no line names, most learners first. */
  public List<Seen> unmapped() {
    return check.unmapped().stream()
        .map(course -> Objects.requireNonNull(courses.get(course.iri())))
        .toList();
  }

  private static Seen seen(Connections connections, MapCheck.Course course) {
    for (Connected each : connections.all()) {
      Optional<String> key = each.connection().courseKey(course.iri());
      if (key.isPresent()) {
        return new Seen(Optional.of(each.name()), key.get(), course.name(), course.learners());
      }
    }
    return new Seen(Optional.empty(), course.iri(), course.name(), course.learners());
  }
}
