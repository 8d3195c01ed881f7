package org.learnwire.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which courses and practice tasks belong to which path, and what a path is for: {@code
 * learning-map.csv}.
 */
public final class LearningMap {
  private final Map<String, LearningPath> paths;
  private final Map<String, List<Placed>> placed = new HashMap<>();
  private final List<MapRow> rows;

  LearningMap(Map<String, LearningPath> paths, Map<String, List<Place>> places, List<MapRow> rows) {
    this.paths = paths;
    places.forEach(
        (activity, all) ->
            placed.put(activity, all.stream().map(place -> new Placed(activity, place)).toList()));
    this.rows = List.copyOf(rows);
  }

  /** A map of nothing: no rule about paths ever decides. */
  public static LearningMap empty() {
    return new LearningMap(new LinkedHashMap<>(), Map.of(), List.of());
  }

  /**
   * Reads the map from CSV text.
   *
   * @param file the file's name, for messages
   * @param skills the list whose ids the column skill holds
   * @throws InvalidLearningMap naming file and line
   */
  public static LearningMap parse(
      String file, String csv, Skills skills, CourseActivities activities) {
    return LearningMapCsv.read(file, csv, skills, activities);
  }

  /** The paths, in the order of the file. */
  public Collection<LearningPath> paths() {
    return paths.values();
  }

  public Optional<LearningPath> path(String name) {
    return Optional.ofNullable(paths.get(name));
  }

  /** True when the map speaks of this activity. */
  public boolean knows(String activity) {
    return placed.containsKey(activity);
  }

  /** Names of the paths that these activities belong to on a day. */
  public Set<String> pathsOf(Collection<String> activities, LocalDate on) {
    Set<String> names = new LinkedHashSet<>();
    activities.forEach(iri -> placesOf(iri, on).forEach(place -> names.add(place.path())));
    return names;
  }

  /** The lines of the file, for who checks them. */
  List<MapRow> rows() {
    return rows;
  }

  List<Place> placesOf(String activity, LocalDate on) {
    return placed(activity, on).stream().map(Placed::place).toList();
  }

  /** Where in the map an activity stands. */
  record Placed(String activity, Place place) {}

  /** The same, each with its activity. Most stand where they stand for ever. */
  List<Placed> placed(String activity, LocalDate on) {
    List<Placed> all = placed.getOrDefault(activity, List.of());
    for (Placed each : all) {
      if (!each.place().validOn(on)) {
        return all.stream().filter(other -> other.place().validOn(on)).toList();
      }
    }
    return all;
  }
}
