package org.learnwire.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a learning map together; lines of one path must not say different things. */
final class PathsOfRows {
  private final String file;
  private final List<MapRow> rows;
  private final Map<String, List<MapRow>> byPath = new LinkedHashMap<>();
  private final Map<String, List<Place>> places = new LinkedHashMap<>();

  PathsOfRows(String file, List<MapRow> rows) {
    this.file = file;
    this.rows = rows;
    rows.forEach(row -> byPath.computeIfAbsent(row.path(), p -> new ArrayList<>()).add(row));
  }

  LearningMap map() {
    Map<String, LearningPath> paths = new LinkedHashMap<>();
    byPath.forEach((name, rows) -> paths.put(name, path(name, rows)));
    return new LearningMap(paths, places, rows);
  }

  private LearningPath path(String name, List<MapRow> rows) {
    Set<String> courses = new LinkedHashSet<>();
    Map<String, PracticeTask> tasks = new LinkedHashMap<>();
    for (MapRow row : rows) {
      if (row.courseIri() != null) {
        courses.add(row.courseIri());
        place(row.courseIri(), row.place(Place.Kind.COURSE, null));
      }
      for (PracticeTask task : row.tasks()) {
        tasks.putIfAbsent(task.iri(), task);
        place(task.iri(), row.place(Place.Kind.PRACTICE_TASK, task.name()));
      }
    }
    String iri = LearningPath.iriOf(name);
    place(iri, new Place(name, Place.Kind.PATH, null, null, null));
    return new LearningPath(
        name,
        iri,
        LearningPath.label(name),
        same(rows, "kind", MapRow::kind),
        first(rows, MapRow::skill),
        titles(rows),
        same(rows, "due-days", MapRow::dueDays),
        first(rows, MapRow::evidence),
        first(rows, MapRow::kpi),
        first(rows, MapRow::owner),
        List.copyOf(courses),
        List.copyOf(tasks.values()));
  }

  /** Courses of one path may differ in this: the path has the first. */
  private static <T> @Nullable T first(List<MapRow> rows, Function<MapRow, @Nullable T> cell) {
    return rows.stream().map(cell).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private Map<String, String> titles(List<MapRow> rows) {
    Set<String> languages = new LinkedHashSet<>();
    rows.forEach(row -> languages.addAll(row.goalTitles().keySet()));
    Map<String, String> titles = new LinkedHashMap<>();
    for (String language : languages) {
      String column = "goal-title-" + language;
      String title = same(rows, column, row -> row.goalTitles().get(language));
      titles.put(language, Objects.requireNonNull(title));
    }
    return titles;
  }

  private <T> @Nullable T same(
      List<MapRow> rows, String column, Function<MapRow, @Nullable T> cell) {
    T first = null;
    for (MapRow row : rows) {
      T value = cell.apply(row);
      if (first != null && value != null && !value.equals(first)) {
        throw new InvalidLearningMap(
            file,
            row.line(),
            column
                + " of path "
                + row.path()
                + " is "
                + value
                + " here but was "
                + first
                + " in a line before");
      }
      first = first == null ? value : first;
    }
    return first;
  }

  private void place(String iri, Place place) {
    List<Place> there = places.computeIfAbsent(iri, i -> new ArrayList<>());
    if (!there.contains(place)) {
      there.add(place);
    }
  }
}
