package org.learnwire.app.pages;

import java.util.List;

/** Lines of a learning map to begin with: the courses that no line names yet. */
public final class MapRows {
  private static final List<String> HEADER =
      List.of("connection", "course", "course-name", "path", "kind", "skill");

  private MapRows() {}

  /** CSV; path, kind and skill are left to whoever fills it in. */
  public static String of(MapView map) {
    return Csv.write(
        HEADER,
        map.unmapped().stream()
            .map(course -> List.of(course.connection(), course.key(), course.name(), "", "", ""))
            .toList());
  }
}
