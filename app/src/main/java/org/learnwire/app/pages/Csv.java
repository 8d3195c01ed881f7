package org.learnwire.app.pages;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * CSV that a spreadsheet shows instead of running: a cell that begins like a formula gets an
 * apostrophe in front, which reading takes away again (OWASP, CSV injection).
 */
public final class Csv {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Csv() {}

  /** The text of a file, with its header. */
  public static String write(List<String> header, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    // Excel reads UTF-8 only where a byte order mark says so.
    text.write('\uFEFF');
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(header);
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(Csv::safe).toList());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return text.toString();
  }

  static String safe(String cell) {
    return startsLikeFormula(cell) ? "'" + cell : cell;
  }

  /** The cell as it was before {@link #safe}. */
  static String unsafe(String cell) {
    return cell.startsWith("'") && startsLikeFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean startsLikeFormula(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
  }
}
