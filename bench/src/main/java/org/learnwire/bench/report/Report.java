package org.learnwire.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured and how, as a table while it grows, or as one JSON object at the end. */
public final class Report {
  private static final String COLUMNS = "%-54s %4s %8s %9s %8s %8s %8s %6s %7s %7s %8s %6s  %s%n";

  private final PrintStream out;
  private final boolean json;
  private final Map<String, Object> circumstances = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private long at;

  public Report(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** What follows was measured with so many statements in the store. */
  public Report at(long size) {
    at = size;
    return this;
  }

  /** Something a reader must know to judge the figures. */
  public void say(String name, Object value) {
    circumstances.put(name, value);
    if (!json) {
      out.println(name + ": " + value);
    }
  }

  public void add(List<Row> measured) {
    measured.forEach(this::add);
  }

  public void add(Row row) {
    if (!json && rows.isEmpty()) {
      out.printf(
          COLUMNS,
          "",
          "conn",
          "requests",
          "stmts/s",
          "p50 ms",
          "p95 ms",
          "p99 ms",
          "bound",
          "client",
          "server",
          "µs/stmt",
          "MB",
          "errors");
    }
    Row placed = row.at(at);
    rows.add(placed);
    if (!json) {
      print(placed);
    }
  }

  public List<Row> rows() {
    return rows;
  }

  /** Writes the JSON object, if that is wanted. */
  public void end() throws JsonProcessingException {
    if (json) {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      Map<String, Object> all = new LinkedHashMap<>(circumstances);
      all.put("rows", rows);
      out.println(mapper.writeValueAsString(all));
    }
  }

  private void print(Row row) {
    out.printf(
        Locale.ROOT,
        COLUMNS,
        row.name() + (row.at() == 0 ? "" : " @ " + row.at()),
        row.connections(),
        row.requests(),
        number("%.0f", row.perSecond()),
        number("%.2f", row.p50()),
        number("%.2f", row.p95()),
        number("%.2f", row.p99()),
        number("%.0f%%", 100 * row.ofBound()),
        number("%.0f%%", 100 * row.clientCpu()),
        number("%.0f%%", 100 * row.serverCpu()),
        number("%.0f", row.serverMicros()),
        number("%.0f", row.residentMb()),
        errors(row));
  }

  private static String number(String format, double value) {
    return value == 0 ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String errors(Row row) {
    return row.errors().isEmpty()
        ? "none"
        : row.errors().entrySet().stream()
            .map(error -> error.getValue() + " × " + error.getKey())
            .collect(Collectors.joining(", "));
  }
}
