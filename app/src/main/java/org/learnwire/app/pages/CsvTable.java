package org.learnwire.app.pages;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a text with named columns into rows, each with the line it begins on. */
public final class CsvTable {
  private static final int MOST_ROWS = 5000;

  private final String text;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();
  private final List<LineProblem> problems = new ArrayList<>();

  private CsvTable(String text, List<String> columns) {
    this.text = text;
    this.columns = columns;
  }

  /** One row as it stands in the file. */
  public record Row(int line, Map<String, String> cells) {}

  /** What came of it. */
  public record Read(List<Row> rows, List<LineProblem> problems) {}

  /** Reads it, if it has these columns, each once and no other. */
  public static Read read(String text, List<String> columns) {
    // A form sends line ends as CR LF: a note must not change on its way through the page.
    CsvTable csv = new CsvTable(text.replace("\r\n", "\n").replace('\r', '\n'), columns);
    csv.parse();
    return new Read(List.copyOf(csv.rows), List.copyOf(csv.problems));
  }

  private void parse() {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter())
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      rows(parser.iterator());
    } catch (IOException | UncheckedIOException broken) {
      refuse(
          "A quotation mark is never closed, or stands inside a cell.",
          "Double each quotation mark inside a cell, and close every cell that begins with one.");
    }
  }

  private void rows(Iterator<CSVRecord> records) {
    List<String> header = records.hasNext() ? header(records.next()) : List.of();
    if (problems.isEmpty()) {
      while (records.hasNext() && rows.size() <= MOST_ROWS) {
        row(header, records.next());
      }
    }
    if (rows.size() > MOST_ROWS) {
      refuse("The file has more than 5,000 rows.", "Split it and import the parts one by one.");
    } else if (rows.isEmpty() && problems.isEmpty()) {
      refuse("The file has no rows.", "Begin with the header line, then a line for each.");
    }
  }

  private void row(List<String> header, CSVRecord record) {
    if (record.size() != header.size()) {
      String what = "This row has " + record.size() + " cells, the header " + header.size() + ".";
      String next = "Put quotation marks around cells that hold a comma.";
      problems.add(new LineProblem(line(record), new Problem("row", what, next)));
      return;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), Csv.unsafe(record.get(i)));
    }
    rows.add(new Row(line(record), cells));
  }

  private List<String> header(CSVRecord record) {
    List<String> header =
        record.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (String name : header) {
      if (!columns.contains(name)) {
        headerProblem(record, "Unknown column “" + name + "”.");
      }
    }
    for (String name : columns) {
      long times = header.stream().filter(name::equals).count();
      if (times != 1) {
        headerProblem(
            record, "Column “" + name + "” is " + (times == 0 ? "missing." : "there twice."));
      }
    }
    return header;
  }

  private void headerProblem(CSVRecord record, String what) {
    String next = "The first line names " + String.join(", ", columns) + ".";
    problems.add(new LineProblem(line(record), new Problem("header", what, next)));
  }

  private void refuse(String what, String next) {
    problems.add(LineProblem.ofFile(what, next));
  }

  /** Spreadsheets write semicolons where the comma is the decimal sign. */
  private char delimiter() {
    String first = text.stripLeading().lines().findFirst().orElse("");
    if (first.indexOf(';') >= 0) {
      return ';';
    }
    return first.indexOf('\t') >= 0 ? '\t' : ',';
  }

  /** The line a record begins on; the parser counts the lines on which records end. */
  private int line(CSVRecord record) {
    int position = (int) record.getCharacterPosition();
    while (position < text.length() && text.charAt(position) == '\n') {
      position++;
    }
    return 1 + (int) text.substring(0, position).chars().filter(sign -> sign == '\n').count();
  }
}
