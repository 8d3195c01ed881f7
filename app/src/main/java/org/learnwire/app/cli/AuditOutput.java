package org.learnwire.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.AuditCsv;
import org.learnwire.database.Database;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditCheck;
import org.learnwire.ledger.audit.AuditHead;
import org.learnwire.ledger.audit.AuditLog;
import org.learnwire.ledger.audit.AuditQuestion;
import org.learnwire.ledger.audit.AuditVerdict;

/** Prints what a look through the audit found. */
final class AuditOutput {
  private final Database database;
  private final PrintStream out;

  AuditOutput(Database database, PrintStream out) {
    this.database = database;
    this.out = out;
  }

  int verify(@Nullable String head) {
    AuditHead known = head == null ? null : AuditHead.of(head);
    AuditVerdict verdict = database.read(tx -> AuditCheck.of(tx, known));
    out.printf("Rows that hold: %d, of which %d are erased%n", verdict.rows(), verdict.erased());
    if (verdict.first() != null) {
      out.printf("First: %s, last: %s%n", verdict.first(), verdict.last());
      out.printf("Head: %s%n", verdict.head());
    }
    if (!verdict.holds()) {
      out.printf("NOT AS IT WAS WRITTEN: %s.%n", verdict.trouble());
      out.println(
          "Keep this copy, and compare with a backup from before: what was there is in it.");
      return ExitCode.WITH_REST;
    }
    out.println("The chain holds: no row of it was altered, taken out or moved.");
    out.println(
        known == null
            ? "Not proved: that nothing was cut off at the end, or everything written anew, by"
                + " somebody who can write to the database. Compare with a head that was kept"
                + " elsewhere: --head."
            : "It is the chain whose head you kept: up to there nothing was rewritten or cut off.");
    return ExitCode.WELL;
  }

  int head() {
    out.println(database.read(Audit::head));
    return ExitCode.WELL;
  }

  int export() throws IOException {
    try (AuditCsv csv = new AuditCsv(out)) {
      database.read(
          tx -> {
            AuditLog.each(tx, AuditQuestion.ALL, csv::row);
            return null;
          });
    }
    return ExitCode.WELL;
  }
}
