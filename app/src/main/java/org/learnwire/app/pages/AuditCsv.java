package org.learnwire.app.pages;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.learnwire.ledger.audit.AuditEvent;
import org.learnwire.ledger.audit.AuditRow;

/** The audit as a spreadsheet reads it, row by row: it may be long. */
public final class AuditCsv implements Closeable {
  private static final List<String> HEADER =
      List.of("row", "time (UTC)", "who", "act", "person", "subject", "detail");

  private final CSVPrinter printer;

  public AuditCsv(Appendable out) throws IOException {
    // Excel reads UTF-8 only where a byte order mark says so.
    out.append('\uFEFF');
    printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(HEADER);
  }

  /** What was erased stands there as a row that says so. */
  public void row(AuditRow row) {
    AuditEvent event = row.event();
    List<String> cells =
        event == null
            ? List.of("", "erased", "", "", "")
            : List.of(
                event.who(),
                event.act(),
                event.personId() == null ? "" : event.personId(),
                event.subject(),
                event.detail());
    try {
      printer.print(row.seq());
      printer.print(row.at());
      printer.printRecord(cells.stream().map(Csv::safe).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the audit cannot be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}
