package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.ledger.audit.Acts;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditCheck;
import org.learnwire.ledger.audit.AuditEvent;
import org.learnwire.ledger.audit.AuditHead;
import org.learnwire.ledger.audit.AuditVerdict;
import org.learnwire.ledger.audit.KeptHeads;

/** A head is kept on each day of the company, not at starts only; with it a cut tail is found. */
class DailyHeadTest {
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-23T21:30:00Z");

  @Test
  void one_a_day_from_the_first_row_on_and_a_tail_that_was_cut_off_is_found() {
    Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    try (Database database = TestDatabase.open(folder)) {
      DailyHead daily = new DailyHead(database, clock, ZoneId.of("Europe/Berlin"), folder);
      daily.run();
      assertThat(kept()).as("nothing is written yet").isEmpty();
      look(database);
      daily.run();
      look(database);
      daily.run();
      assertThat(kept()).as("one on a day").extracting(AuditHead::seq).containsExactly(1L);
      now = now.plus(Duration.ofHours(2));
      daily.run();
      assertThat(kept()).as("in Berlin it is tomorrow").extracting(AuditHead::seq).contains(2L);

      database.write(
          "cut",
          tx -> {
            tx.update("drop trigger audit_stays");
            tx.update("delete from audit_content where seq = 2");
            return tx.update("delete from audit where seq = 2");
          });
      AuditVerdict verdict = database.read(tx -> AuditCheck.of(tx, kept()));
      assertThat(verdict.trouble()).isEqualTo("rows 2 to 2 were cut off at the end");
    }
  }

  private List<AuditHead> kept() {
    return new KeptHeads(folder).all();
  }

  private void look(Database database) {
    AuditEvent event = new AuditEvent("ann", Acts.LOOKED_AT, null, "/people", "who is who");
    database.write(
        "look",
        tx -> {
          Audit.append(tx, event, now);
          return null;
        });
  }
}
