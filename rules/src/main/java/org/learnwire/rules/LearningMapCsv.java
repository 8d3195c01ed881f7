package org.learnwire.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a learning map; spreadsheets may write {@code ;} and a byte order mark. */
final class LearningMapCsv {
  private static final String TITLE = "goal-title-";
  private static final List<String> COLUMNS =
      List.of(
          "connection",
          "course",
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
  static final Set<String> KINDS = Set.of("compliance", "development", "onboarding", "performance");

  private final String file;
  private final CourseActivities activities;

  private LearningMapCsv(String file, CourseActivities activities) {
    this.file = file;
    this.activities = activities;
  }

  static LearningMap read(String file, String csv, CourseActivities activities) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    String header = text.lines().findFirst().orElse("");
    char delimiter = header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setCommentMarker('#')
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return new LearningMapCsv(file, activities).map(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new InvalidLearningMap(file, 1, "this is not a CSV file: " + e.getMessage());
    }
  }

  private LearningMap map(CSVParser parser) {
    checkHeader(parser.getHeaderNames());
    List<MapRow> rows = new ArrayList<>();
    for (CSVRecord line : parser) {
      if (Arrays.stream(line.values()).anyMatch(cell -> !cell.isBlank())) {
        rows.add(row(line, parser.getCurrentLineNumber()));
      }
    }
    return new PathsOfRows(file, rows).map();
  }

  private void checkHeader(List<String> names) {
    for (String name : names) {
      if (!COLUMNS.contains(name) && !name.matches(TITLE + "[a-z]{2,3}(-[A-Za-z]+)?")) {
        throw new InvalidLearningMap(
            file, 1, "unknown column " + name + "; known here: " + String.join(", ", COLUMNS));
      }
    }
    for (String needed : List.of("connection", "course", "path")) {
      if (!names.contains(needed)) {
        throw new InvalidLearningMap(file, 1, "the column " + needed + " is missing");
      }
    }
  }

  private MapRow row(CSVRecord line, long at) {
    if (!line.isConsistent()) {
      throw new InvalidLearningMap(file, at, "more or fewer cells than the first line has columns");
    }
    String path = cell(line, "path");
    if (path == null) {
      throw new InvalidLearningMap(file, at, "path is empty: say which path the course belongs to");
    }
    LocalDate from = date(line, at, "valid-from");
    LocalDate to = date(line, at, "valid-to");
    if (from != null && to != null && to.isBefore(from)) {
      throw new InvalidLearningMap(file, at, "valid-to " + to + " is before valid-from " + from);
    }
    return new MapRow(
        at,
        course(line, at),
        path,
        cell(line, "skill"),
        kind(line, at),
        tasks(line, path),
        titles(line),
        days(line, at),
        from,
        to);
  }

  private @Nullable String course(CSVRecord line, long at) {
    String course = cell(line, "course");
    if (course == null || LearningPath.isIri(course)) {
      return course;
    }
    String connection = cell(line, "connection");
    if (connection == null) {
      throw new InvalidLearningMap(
          file, at, "course " + course + " is a key: name its connection, or write its full IRI");
    }
    return activities
        .iri(connection, course)
        .orElseThrow(
            () ->
                new InvalidLearningMap(
                    file, at, "there is no connection " + connection + " with courses"));
  }

  private @Nullable String kind(CSVRecord line, long at) {
    String kind = cell(line, "kind");
    if (kind == null) {
      return null;
    }
    String folded = kind.toLowerCase(Locale.ROOT);
    if (!KINDS.contains(folded)) {
      String known = String.join(", ", KINDS.stream().sorted().toList());
      throw new InvalidLearningMap(file, at, "unknown kind " + kind + "; known here: " + known);
    }
    return folded;
  }

  private static List<PracticeTask> tasks(CSVRecord line, String path) {
    String cell = cell(line, "practice-task");
    return cell == null
        ? List.of()
        : Arrays.stream(cell.split("\\|"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> PracticeTask.of(path, name))
            .toList();
  }

  private static Map<String, String> titles(CSVRecord line) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (String column : line.getParser().getHeaderNames()) {
      String title = column.startsWith(TITLE) ? cell(line, column) : null;
      if (title != null) {
        titles.put(column.substring(TITLE.length()), title);
      }
    }
    return titles;
  }

  private @Nullable Integer days(CSVRecord line, long at) {
    String cell = cell(line, "due-days");
    if (cell == null) {
      return null;
    }
    if (!cell.matches("[1-9][0-9]{0,3}")) {
      throw new InvalidLearningMap(file, at, "due-days " + cell + " is not a number of days");
    }
    return Integer.valueOf(cell);
  }

  private @Nullable LocalDate date(CSVRecord line, long at, String column) {
    String cell = cell(line, column);
    try {
      return cell == null ? null : LocalDate.parse(cell);
    } catch (DateTimeParseException e) {
      throw new InvalidLearningMap(
          file, at, column + " " + cell + " is not a date like 2026-11-22");
    }
  }

  private static @Nullable String cell(CSVRecord line, String column) {
    String cell = line.isSet(column) ? line.get(column) : null;
    return cell == null || cell.isBlank() ? null : cell;
  }
}
