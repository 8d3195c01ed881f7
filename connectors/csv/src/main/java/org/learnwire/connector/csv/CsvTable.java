package org.learnwire.connector.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV (RFC 4180) with a header line. Cells are text and stay what they are. */
record CsvTable(String name, Path file, Layout layout) implements Table {

  @Override
  public void check() throws BadFile, IOException {
    new StrictReader(name, file, layout.encoding()).check();
    try (Rows rows = open()) {
      Row row = rows.next();
      while (row != null) {
        row = rows.next();
      }
    }
  }

  @Override
  public Rows open() throws BadFile, IOException {
    Reader text = new StrictReader(name, file, layout.encoding()).open();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(layout.delimiter())
            .setIgnoreEmptyLines(true)
            .get();
    CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get();
    try {
      return new CsvRows(parser);
    } catch (BadFile | IOException e) {
      parser.close();
      throw e;
    }
  }

  private final class CsvRows implements Rows {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final List<String> names;
    private long line;

    CsvRows(CSVParser parser) throws BadFile, IOException {
      this.parser = parser;
      this.records = parser.iterator();
      CSVRecord first = record();
      if (first == null) {
        throw new BadFile(name + " is empty", "the first line names the columns");
      }
      header = first.stream().map(String::strip).toList();
      checkHeader();
      names = header.stream().map(layout::ours).toList();
      line = parser.getCurrentLineNumber();
    }

    @Override
    public Row next() throws BadFile, IOException {
      CSVRecord record = record();
      if (record == null) {
        return null;
      }
      long at = line + 1;
      line = parser.getCurrentLineNumber();
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
        String cell = record.get(i).strip();
        if (!cell.isEmpty() && !names.get(i).isEmpty()) {
          json.put(names.get(i), cell);
        }
      }
      if (record.size() != header.size()) {
        json.put(
            PROBLEM,
            "%s, line %d has %d cells, its header %d"
                .formatted(name, at, record.size(), header.size()));
      }
      return new Row(at, layout.filled(json));
    }

    private CSVRecord record() throws BadFile, IOException {
      try {
        return records.hasNext() ? records.next() : null;
      } catch (UncheckedIOException e) {
        if (e.getCause() instanceof CSVException || e.getCause() instanceof EOFException) {
          throw new BadFile(
              "%s is no CSV at line %d: %s"
                  .formatted(name, parser.getCurrentLineNumber(), e.getCause().getMessage()),
              "often a quote is not closed, or a cell with a quote in it is not quoted");
        }
        throw e.getCause();
      }
    }

    private void checkHeader() throws BadFile {
      Set<String> columns = new HashSet<>();
      for (String column : header) {
        if (!column.isEmpty() && !columns.add(column)) {
          throw new BadFile(
              "%s has the column %s twice".formatted(name, column), "leave one of them out");
        }
      }
      for (String ours : layout.needed()) {
        if (!columns.contains(layout.theirs(ours))) {
          throw new BadFile(
              "%s has no column %s; it has %s".formatted(name, layout.theirs(ours), header),
              header.size() == 1
                  ? "is another delimiter between the columns? See the setting delimiter"
                  : "name the file's own columns in the setting columns, as "
                      + ours
                      + "=THEIR NAME");
        }
      }
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }
}
