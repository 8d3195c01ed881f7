package org.learnwire.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A learning map held against the courses that people are in.
 *
 * @param unmapped courses that people are in and no line of the map names today, most learners
 *     first
 * @param dead lines that name a course of which nothing has ever come
 * @param overlaps courses and practice tasks that belong to more than one path on the same day
 */
public record MapCheck(List<Course> unmapped, List<Dead> dead, List<Overlap> overlaps) {
  public MapCheck {
    unmapped = List.copyOf(unmapped);
    dead = List.copyOf(dead);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * A course of which statements have come.
   *
   * @param iri its activity
   * @param name as the statements call it; display only, never a key
   * @param learners how many different actors its statements have
   */
  public record Course(String iri, String name, long learners) {}

  /** A line that names nothing. */
  public record Dead(long line, String course, String path) {}

  /** One thing in several paths: what is learned or shown there counts for each of them. */
  public record Overlap(String what, List<String> paths, List<Long> lines) {
    public Overlap {
      paths = List.copyOf(paths);
      lines = List.copyOf(lines);
    }
  }

  public boolean isWell() {
    return unmapped.isEmpty() && dead.isEmpty() && overlaps.isEmpty();
  }

  /**
   * Holds the map against what was seen.
   *
   * @param today decides which lines hold
   */
  public static MapCheck of(LearningMap map, List<Course> seen, LocalDate today) {
    Set<String> known = seen.stream().map(Course::iri).collect(Collectors.toSet());
    return new MapCheck(
        seen.stream()
            .filter(course -> map.placesOf(course.iri(), today).isEmpty())
            .sorted(Comparator.comparing(Course::learners).reversed().thenComparing(Course::iri))
            .toList(),
        map.rows().stream()
            .filter(row -> row.courseIri() != null && !known.contains(row.courseIri()))
            .map(row -> new Dead(row.line(), row.courseName(), row.path()))
            .toList(),
        overlaps(map.rows()));
  }

  private static List<Overlap> overlaps(List<MapRow> rows) {
    List<Overlap> all = new ArrayList<>();
    all.addAll(overlaps(rows, row -> row.courseIri() == null ? Map.of() : course(row)));
    all.addAll(
        overlaps(
            rows,
            row ->
                row.tasks().stream()
                    .collect(
                        Collectors.toMap(PracticeTask::iri, PracticeTask::name, (a, b) -> a))));
    return all;
  }

  private static Map<String, String> course(MapRow row) {
    return Map.of(String.valueOf(row.courseIri()), "course " + row.courseName());
  }

  private static List<Overlap> overlaps(
      List<MapRow> rows, Function<MapRow, Map<String, String>> things) {
    Map<String, List<MapRow>> byThing = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (MapRow row : rows) {
      things
          .apply(row)
          .forEach(
              (iri, name) -> {
                byThing.computeIfAbsent(iri, each -> new ArrayList<>()).add(row);
                names.putIfAbsent(iri, name);
              });
    }
    List<Overlap> all = new ArrayList<>();
    byThing.forEach(
        (iri, of) -> {
          List<MapRow> shared = shared(of);
          if (!shared.isEmpty()) {
            Set<String> paths = new LinkedHashSet<>();
            shared.forEach(row -> paths.add(row.path()));
            all.add(
                new Overlap(
                    String.valueOf(names.get(iri)),
                    List.copyOf(paths),
                    shared.stream().map(MapRow::line).toList()));
          }
        });
    return all;
  }

  /** Those that share a day with a line of another path. */
  private static List<MapRow> shared(List<MapRow> rows) {
    return rows.stream()
        .filter(
            row ->
                rows.stream()
                    .anyMatch(
                        other ->
                            !other.path().equals(row.path())
                                && notAfter(row.validFrom(), other.validTo())
                                && notAfter(other.validFrom(), row.validTo())))
        .toList();
  }

  private static boolean notAfter(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from == null || to == null || !from.isAfter(to);
  }
}
