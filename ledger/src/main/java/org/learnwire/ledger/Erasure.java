package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.database.Journal;
import org.learnwire.database.Tx;
import org.learnwire.ledger.audit.Audit;

/**
 * Forgets what a person declined. What stays is the id of the decision, so that it is never taken
 * again: no text, no person, no reason, no cause, no history, nothing in the journal. What was to
 * follow and was cancelled with it goes the same way.
 */
public final class Erasure {
  private static final String BLANK =
      "update entry set rule = '', kind = '', person_id = '', subject = '', occasion = '',"
          + " connection = '', write_name = '', write_class = 'none', target = '',"
          + " state = 'declined', money = 0, fields = '{}', because = '', external_ref = '',"
          + " remote_id = null, message = null, batch = null, approvers = '', asks = null,"
          + " edited = null, not_before = null, cause_voided = null, created = 0, changed = 0"
          + " where id = ?";

  private Erasure() {}

  /** What is forgotten now: whose it was is for whoever else remembers something of it. */
  public record Erased(UUID id, String personId) {}

  static List<Erased> run(Tx tx, Instant declinedBefore, Instant now) throws SQLException {
    List<Erased> all = new ArrayList<>();
    tx.overwriteDeleted(true);
    List<Entry> declined =
        Entries.where(
            tx,
            "e.state = 'declined' and e.person_id <> '' and e.changed < ? order by e.position",
            declinedBefore);
    for (Entry entry : declined) {
      List<Entry> gone =
          Entries.where(
              tx,
              "e.id = ? or (e.connection = ? and e.target = ? and e.state = 'cancelled'"
                  + " and e.attempts = 0)",
              entry.id(),
              entry.connection(),
              entry.target());
      for (Entry each : gone) {
        forget(tx, each, now);
        all.add(new Erased(each.id(), each.personId()));
      }
    }
    Set<String> ids = all.stream().map(each -> each.id().toString()).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      Journal.forget(
          tx,
          Journal.Kind.GoalSeen,
          body -> ids.contains(Json.object(body).path("entry").asText()));
    }
    tx.overwriteDeleted(false);
    return all;
  }

  private static void forget(Tx tx, Entry entry, Instant now) throws SQLException {
    List<Long> told =
        tx.list(
            "select seq from audit_content where person_id = ? and subject = ?",
            row -> row.getLong(1),
            entry.personId(),
            entry.id());
    Audit.erase(tx, told, "ledger", "a declined proposal is forgotten", now);
    tx.update("delete from entry_step where entry_id = ?", entry.id());
    tx.update("delete from entry_cause where entry_id = ?", entry.id());
    tx.update("delete from entry_guard where entry_id = ?", entry.id());
    tx.update(BLANK, entry.id());
  }
}
