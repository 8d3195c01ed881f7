package org.learnwire.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file that people keep in a spreadsheet: {@code ,} or {@code ;}, with or without a byte
 * order mark, lines that begin with # are notes. It is read whole or refused whole: a column that
 * nobody knows, a cell that a spreadsheet would run as a formula and a line that stands there twice
 * are refused with their line.
 */
final class MapCsv {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final String file;
  private final List<String> columns;
  private final List<Line> lines;

  private MapCsv(String file, List<String> columns, List<Line> lines) {
    this.file = file;
    this.columns = columns;
    this.lines = lines;
  }

  /** A line with its number in the file. */
  final class Line {
    private final long number;
    private final CSVRecord cells;

    private Line(long number, CSVRecord cells) {
      this.number = number;
      this.cells = cells;
    }

    long number() {
      return number;
    }

    /** What stands in the column; empty for a blank cell or a column that is not there. */
    Optional<String> cell(String column) {
      String cell = cells.isSet(column) ? cells.get(column) : "";
      return cell.isBlank() ? Optional.empty() : Optional.of(plain(cell));
    }

    String need(String column) {
      return cell(column).orElseThrow(() -> wrong(column + " is empty"));
    }

    InvalidLearningMap wrong(String what) {
      return new InvalidLearningMap(file, number, what);
    }

    private Line checked() {
      if (!cells.isConsistent()) {
        throw wrong("more or fewer cells than the first line has columns");
      }
      for (String column : columns) {
        String cell = cells.get(column);
        if (startsLikeFormula(cell)) {
          throw wrong(
              "%s begins with %s, which a spreadsheet runs as a formula: write '%s or begin with a word"
                  .formatted(column, cell.charAt(0), cell.charAt(0)));
        }
      }
      return this;
    }
  }

  static MapCsv parse(String file, String csv) {
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
      MapCsv read = new MapCsv(file, parser.getHeaderNames(), new ArrayList<>());
      read.take(parser);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new InvalidLearningMap(file, 1, "this is not a CSV file: " + e.getMessage());
    }
  }

  private void take(CSVParser parser) {
    Map<List<String>, Long> seen = new HashMap<>();
    for (CSVRecord cells : parser) {
      if (Arrays.stream(cells.values()).allMatch(String::isBlank)) {
        continue;
      }
      Line line = new Line(parser.getCurrentLineNumber(), cells).checked();
      Long earlier = seen.putIfAbsent(List.of(cells.values()), line.number());
      if (earlier != null) {
        throw line.wrong("this is line " + earlier + " once more: take one of them out");
      }
      lines.add(line);
    }
  }

  List<String> columns() {
    return columns;
  }

  List<Line> lines() {
    return lines;
  }

  /** Refuses columns that are neither among these nor of that form. */
  MapCsv only(List<String> known, String form) {
    for (String name : columns) {
      if (!known.contains(name) && !name.matches(form)) {
        throw new InvalidLearningMap(
            file, 1, "unknown column " + name + "; known here: " + String.join(", ", known));
      }
    }
    return this;
  }

  MapCsv need(String... needed) {
    for (String name : needed) {
      if (!columns.contains(name)) {
        throw new InvalidLearningMap(file, 1, "the column " + name + " is missing");
      }
    }
    return this;
  }

  private static boolean startsLikeFormula(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
  }

  /** Our own CSV files put an apostrophe before what looks like a formula: it comes off again. */
  private static String plain(String cell) {
    return cell.startsWith("'") && startsLikeFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }
}
