package org.learnwire.app.pages;

import java.util.List;
import org.learnwire.routes.MapReport;

/** Lines of a learning map to begin with: the courses that no line names yet. */
public final class MapRows {
  private static final List<String> HEADER =
      List.of("connection", "course", "course-name", "path", "kind", "skill");

  private MapRows() {}

  /** CSV; path, kind and skill are left to whoever fills it in. */
  public static String of(MapReport report) {
    return Csv.write(
        HEADER,
        report.unmapped().stream()
            .map(
                course ->
                    List.of(
                        course.connection().orElse(""), course.key(), course.name(), "", "", ""))
            .toList());
  }
}
