package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.learnwire.database.Tx;
import org.learnwire.ledger.audit.Acts;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditEvent;

/**
 * Takes away what entries say of a person. Their skeleton stays: that something was decided by a
 * rule, when, in which state it ended. What was on its way goes no further.
 */
public final class PersonErasure {
  private static final String WHO = "erasure";
  private static final String WHY = "a person was erased";

  /** The target would be a person's: the id of the entry keeps it apart from every other. */
  private static final String BLANK =
      "update entry set person_id = '', subject = '', occasion = '', target = id, state = ?,"
          + " held = 0, fields = '{}', because = '', external_ref = '', remote_id = null,"
          + " sent = null, sent_before = null, seen = null, message = null, statement_id = null, batch = null,"
          + " approvers = '', asks = null, edited = null, not_before = null, changed = ?"
          + " where id = ?";

  private PersonErasure() {}

  /** What is in other systems, and whoever may delete there has to delete by hand. */
  public static List<RemoteObject> elsewhere(Tx tx, Collection<String> people) throws SQLException {
    Set<RemoteObject> all = new LinkedHashSet<>();
    for (Entry entry : of(tx, people)) {
      boolean surely = entry.state() == EntryState.DONE;
      boolean maybe = Set.of(EntryState.SENDING, EntryState.UNKNOWN).contains(entry.state());
      if (surely || maybe) {
        all.add(new RemoteObject(entry.connection(), entry.writeName(), entry.remoteId(), surely));
      }
    }
    return List.copyOf(all);
  }

  /** Ids of the entries about these people, in the order of deciding. */
  public static List<UUID> entries(Tx tx, Collection<String> people) throws SQLException {
    return of(tx, people).stream().map(Entry::id).toList();
  }

  /** Blanks them; nothing of them is sent from now on. */
  public static List<UUID> run(Tx tx, Collection<String> people, Instant now) throws SQLException {
    for (String person : people) {
      tx.update("delete from goal_seen where person_id = ?", person);
      tx.update("delete from goal_read where person_id = ?", person);
    }
    List<Entry> entries = of(tx, people);
    for (Entry entry : entries) {
      EntryState end = end(entry.state());
      tx.update(
          "delete from correlation where connection = ? and target = ?",
          entry.connection(),
          entry.target());
      tx.update("delete from entry_cause where entry_id = ?", entry.id());
      tx.update("delete from entry_guard where entry_id = ?", entry.id());
      tx.update("delete from entry_conflict where entry_id = ?", entry.id());
      tx.update("delete from entry_cycle where entry_id = ?", entry.id());
      tx.update("update entry_step set who = '', why = '' where entry_id = ?", entry.id());
      tx.update(BLANK, end.word(), now, entry.id());
      if (end != entry.state()) {
        ended(tx, entry, end, now);
      }
    }
    return entries.stream().map(Entry::id).toList();
  }

  private static void ended(Tx tx, Entry entry, EntryState end, Instant now) throws SQLException {
    tx.update(
        "insert into entry_step (entry_id, seq, state, at, who, why)"
            + " select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? from entry_step where entry_id = ?",
        entry.id(),
        end.word(),
        now,
        WHO,
        WHY,
        entry.id());
    Audit.append(tx, new AuditEvent(WHO, Acts.entered(end), null, entry.id().toString(), WHY), now);
  }

  private static EntryState end(EntryState state) {
    return switch (state) {
      case PROPOSED, PENDING, APPROVED, CONFLICT -> EntryState.CANCELLED;
      case SENDING, UNKNOWN -> EntryState.SETTLED;
      default -> state;
    };
  }

  private static List<Entry> of(Tx tx, Collection<String> people) throws SQLException {
    List<Entry> all = new ArrayList<>();
    for (String person : new TreeSet<>(people)) {
      all.addAll(Entries.where(tx, "e.person_id = ? order by e.position", person));
    }
    return all;
  }
}
