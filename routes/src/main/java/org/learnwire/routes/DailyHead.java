package org.learnwire.routes;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditHead;
import org.learnwire.ledger.audit.KeptHeads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the end of the audit once a day, and at every start: to the log, which is often kept
 * elsewhere, and to the file beside the data that {@code audit verify} compares with.
 */
final class DailyHead {
  private static final Logger LOG = LoggerFactory.getLogger(DailyHead.class);

  private final Database database;
  private final Clock clock;
  private final ZoneId zone;
  private final KeptHeads kept;
  private @Nullable LocalDate told;

  DailyHead(Database database, Clock clock, ZoneId zone, Path folder) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.kept = new KeptHeads(folder);
  }

  synchronized void run() {
    Instant now = clock.instant();
    LocalDate today = now.atZone(zone).toLocalDate();
    if (today.equals(told)) {
      return;
    }
    AuditHead head = database.read(Audit::head);
    if (head.seq() > 0) {
      LOG.info("head of the audit: {}", head);
      kept.keep(now, head);
      told = today;
    }
  }
}
