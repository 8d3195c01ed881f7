package org.learnwire.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.AuditCsv;
import org.learnwire.database.Database;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditCheck;
import org.learnwire.ledger.audit.AuditHead;
import org.learnwire.ledger.audit.AuditLog;
import org.learnwire.ledger.audit.AuditQuestion;
import org.learnwire.ledger.audit.AuditVerdict;
import org.learnwire.ledger.audit.KeptHeads;

/** Prints what a look through the audit found. */
final class AuditOutput {
  private static final String WRITER =
      " somebody who can write to the database. Compare with a head that was kept elsewhere: --head.";

  private final Database database;
  private final PrintStream out;

  AuditOutput(Database database, PrintStream out) {
    this.database = database;
    this.out = out;
  }

  /**
   * Compares with the head that was given, else with those that the data folder keeps.
   *
   * @param folder of the data
   */
  int verify(@Nullable String head, Path folder) {
    List<AuditHead> known =
        head == null ? new KeptHeads(folder).all() : List.of(AuditHead.of(head));
    AuditVerdict verdict = database.read(tx -> AuditCheck.of(tx, known));
    out.printf("Rows that hold: %d, of which %d are erased%n", verdict.rows(), verdict.erased());
    if (verdict.first() != null) {
      out.printf("First: %s, last: %s%n", verdict.first(), verdict.last());
      out.printf("Head: %s%n", verdict.head());
    }
    if (!verdict.holds()) {
      out.printf("NOT AS IT WAS WRITTEN: %s.%n", verdict.trouble());
      out.println(
          "Keep this copy, and compare with a backup from before: what was there is in it. Where a"
              + " backup was put in place by hand, the lines of "
              + KeptHeads.FILE
              + " that are younger than it have to go.");
      return ExitCode.WITH_REST;
    }
    out.println("The chain holds: no row of it was altered, taken out or moved.");
    out.printf("The ledger says the same: %d steps were compared.%n", verdict.steps());
    out.println(end(head != null, known));
    return ExitCode.WELL;
  }

  private static String end(boolean given, List<AuditHead> known) {
    if (given) {
      return "It is the chain whose head you kept: up to there nothing was rewritten or cut off.";
    }
    if (known.isEmpty()) {
      return "Not proved: that nothing was cut off at the end, or everything written anew, by"
          + WRITER;
    }
    return "The last of %d heads in %s is row %d: up to there nothing was rewritten or cut off, "
            .formatted(known.size(), KeptHeads.FILE, known.get(known.size() - 1).seq())
        + "unless by somebody who can write to that file too. Not proved: that nothing was cut off"
        + " after it, by"
        + WRITER;
  }

  /** Heads from later than the state that was put in place are none of its. */
  void restored(Path folder) {
    new KeptHeads(folder).restored(Instant.now(), database.read(Audit::head));
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
