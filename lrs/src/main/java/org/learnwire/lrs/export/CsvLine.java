package org.learnwire.lrs.export;

import java.util.List;

/**
 * One line of CSV (RFC 4180) that a spreadsheet shows instead of running: a cell that begins like a
 * formula gets an apostrophe in front (OWASP, CSV injection).
 */
final class CsvLine {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private CsvLine() {}

  static String of(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) {
      if (!line.isEmpty()) {
        line.append(',');
      }
      line.append(quoted(safe(cell)));
    }
    return line.append("\r\n").toString();
  }

  private static String safe(String cell) {
    boolean likeFormula = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
    return likeFormula ? "'" + cell : cell;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
