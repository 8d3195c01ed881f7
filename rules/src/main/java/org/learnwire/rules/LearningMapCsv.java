package org.learnwire.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a learning map; spreadsheets may write {@code ;} and a byte order mark. */
final class LearningMapCsv {
  private static final String TITLE = "goal-title-";
  private static final List<String> COLUMNS =
      List.of(
          "connection",
          "course",
          "course-name",
          "path",
          "skill",
          "kind",
          "practice-task",
          "goal-title-<language>",
          "due-days",
          "evidence",
          "kpi",
          "owner",
          "valid-from",
          "valid-to");
  static final Set<String> KINDS = Set.of("mandatory", "development", "onboarding", "performance");

  private final String file;
  private final Skills skills;
  private final CourseActivities activities;

  private LearningMapCsv(String file, Skills skills, CourseActivities activities) {
    this.file = file;
    this.skills = skills;
    this.activities = activities;
  }

  static LearningMap read(String file, String csv, Skills skills, CourseActivities activities) {
    return new LearningMapCsv(file, skills, activities).map(MapCsv.parse(file, csv));
  }

  private LearningMap map(MapCsv table) {
    table.only(COLUMNS, TITLE + "[a-z]{2,3}(-[A-Za-z]+)?").need("connection", "course", "path");
    List<MapRow> rows = new ArrayList<>();
    for (MapCsv.Line line : table.lines()) {
      rows.add(row(line, table.columns()));
    }
    return new PathsOfRows(file, rows).map();
  }

  private MapRow row(MapCsv.Line line, List<String> columns) {
    String path =
        line.cell("path")
            .orElseThrow(() -> line.wrong("path is empty: say which path the course belongs to"));
    LocalDate from = date(line, "valid-from");
    LocalDate to = date(line, "valid-to");
    if (from != null && to != null && to.isBefore(from)) {
      throw line.wrong("valid-to " + to + " is before valid-from " + from);
    }
    return new MapRow(
        line.number(),
        line.cell("connection").orElse(null),
        line.cell("course").orElse(null),
        course(line),
        path,
        line.cell("skill").map(skill -> skill(line, skill)).orElse(null),
        line.cell("kind").map(kind -> kind(line, kind)).orElse(null),
        tasks(line, path),
        titles(line, columns),
        days(line),
        line.cell("evidence").orElse(null),
        line.cell("kpi").orElse(null),
        line.cell("owner").orElse(null),
        from,
        to);
  }

  private Skill skill(MapCsv.Line line, String cell) {
    return skills
        .of(cell)
        .orElseThrow(
            () ->
                line.wrong(
                    "skill %s is not in %s: add it there, or write an id of it"
                        .formatted(cell, skills.place())));
  }

  private @Nullable String course(MapCsv.Line line) {
    String course = line.cell("course").orElse(null);
    if (course == null || LearningPath.isIri(course)) {
      return course;
    }
    String connection =
        line.cell("connection")
            .orElseThrow(
                () ->
                    line.wrong(
                        "course "
                            + course
                            + " is a key: name its connection, or write its full IRI"));
    return activities
        .iri(connection, course)
        .orElseThrow(() -> line.wrong("there is no connection " + connection + " with courses"));
  }

  private static String kind(MapCsv.Line line, String kind) {
    String folded = kind.toLowerCase(Locale.ROOT);
    if (!KINDS.contains(folded)) {
      String known = String.join(", ", KINDS.stream().sorted().toList());
      throw line.wrong("unknown kind " + kind + "; known here: " + known);
    }
    return folded;
  }

  private static List<PracticeTask> tasks(MapCsv.Line line, String path) {
    return line.cell("practice-task")
        .map(
            cell ->
                Arrays.stream(cell.split("\\|"))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .map(name -> PracticeTask.of(path, name))
                    .toList())
        .orElse(List.of());
  }

  private static Map<String, String> titles(MapCsv.Line line, List<String> columns) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (String column : columns) {
      if (column.startsWith(TITLE)) {
        line.cell(column).ifPresent(title -> titles.put(column.substring(TITLE.length()), title));
      }
    }
    return titles;
  }

  private static @Nullable Integer days(MapCsv.Line line) {
    String cell = line.cell("due-days").orElse(null);
    if (cell == null) {
      return null;
    }
    if (!cell.matches("[1-9][0-9]{0,3}")) {
      throw line.wrong("due-days " + cell + " is not a number of days");
    }
    return Integer.valueOf(cell);
  }

  private static @Nullable LocalDate date(MapCsv.Line line, String column) {
    String cell = line.cell(column).orElse(null);
    try {
      return cell == null ? null : LocalDate.parse(cell);
    } catch (DateTimeParseException e) {
      throw line.wrong(column + " " + cell + " is not a date like 2026-11-22");
    }
  }
}
