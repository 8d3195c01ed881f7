package org.learnwire.connector.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** NDJSON: one JSON object a line. A line that is none is a bad row, not a bad file. */
record JsonTable(String name, Path file, Layout layout) implements Table {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void check() throws BadFile, IOException {
    new StrictReader(name, file, layout.encoding()).check();
  }

  @Override
  public Rows open() throws BadFile, IOException {
    return new JsonRows(new StrictReader(name, file, layout.encoding()).open());
  }

  private final class JsonRows implements Rows {
    private final BufferedReader lines;
    private long line;

    JsonRows(BufferedReader lines) {
      this.lines = lines;
    }

    @Override
    public Row next() throws IOException {
      String text = lines.readLine();
      line++;
      while (text != null && text.isBlank()) {
        text = lines.readLine();
        line++;
      }
      return text == null ? null : new Row(line, layout.filled(object(text)));
    }

    private ObjectNode object(String text) {
      ObjectNode row = JSON.createObjectNode();
      try {
        JsonNode read = JSON.readTree(text);
        if (read.isObject()) {
          read.fields().forEachRemaining(f -> row.set(layout.ours(f.getKey()), f.getValue()));
          return row;
        }
      } catch (JacksonException e) {
        // Told below; the parser's words would quote the line, which may hold personal data.
        row.removeAll();
      }
      return row.put(PROBLEM, "%s, line %d is no JSON object".formatted(name, line));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
