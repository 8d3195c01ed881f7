package org.learnwire.routes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.People;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.MapCheck;

/**
 * The learning map held against what has come from the connections. Only reads.
 *
 * @param map as the settings have it now
 * @param unmapped the courses that no line names, as a line would name them
 */
public record MapReport(LearningMap map, MapCheck check, List<Seen> unmapped) {
  public MapReport {
    unmapped = List.copyOf(unmapped);
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
    StatementStore store = new StatementStore(database, clock);
    People people = new PeopleSetup(settings, connections).open(database);
    LearningMap map = new RuleSetup(settings, connections).learningMap();
    List<MapCheck.Course> courses =
        new SeenCourses(store, people, connections, settings.languages()).all(clock.instant());
    LocalDate today = LocalDate.now(clock.withZone(settings.zone()));
    MapCheck check = MapCheck.of(map, courses, today);
    return new MapReport(
        map, check, check.unmapped().stream().map(course -> seen(connections, course)).toList());
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
