package org.learnwire.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Trace;
import org.learnwire.database.Tx;
import org.learnwire.ledger.audit.Acts;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditEvent;

/** The only place where an entry changes its state: each time with a step of its history. */
final class Moves {
  private final Clock clock;

  Moves(Clock clock) {
    this.clock = clock;
  }

  /** Puts new entries at their starts, in their order. */
  void start(Tx tx, List<NewEntry> entries) throws SQLException {
    Instant now = clock.instant();
    tx.batch(
        "insert into entry (id, rule, kind, person_id, subject, occasion, connection, write_name,"
            + " write_class, target, mode, state, money, fields, because, external_ref, message,"
            + " created, changed, approvers, asks)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries.stream().map(entry -> row(entry, now)).toList());
    Causes.insert(tx, entries);
    steps(tx, entries, now);
    for (NewEntry entry : entries) {
      String act = Acts.entered(entry.start());
      audited(tx, entry.id(), entry.personId(), act, now, entry.rule(), entry.because());
    }
  }

  private static @Nullable Object[] row(NewEntry entry, Instant now) {
    return new @Nullable Object[] {
      entry.id(),
      entry.rule(),
      entry.kind(),
      entry.personId(),
      entry.subject(),
      entry.occasion(),
      entry.connection(),
      entry.writeName(),
      entry.writeClass().word(),
      entry.target(),
      entry.mode().word(),
      entry.start().word(),
      entry.givesPoints(),
      entry.fields(),
      entry.because(),
      entry.externalRef(),
      entry.because(),
      now,
      now,
      Approver.words(entry.approvers()),
      asksFirst(entry)
    };
  }

  private static @Nullable String asksFirst(NewEntry entry) {
    return entry.mode() == Mode.PROPOSAL ? entry.personId() : null;
  }

  /** Puts an entry that was taken back unsent at its start again, as it is decided now. */
  Entry again(Tx tx, Entry entry, NewEntry decision, EntryState state, String why)
      throws SQLException {
    grounded(tx, entry, decision);
    ObjectNode fields = decision.fields().deepCopy();
    fields.setAll(entry.edited());
    tx.update(
        "update entry set fields = ?, because = ?, mode = ?, approvers = ?, asks = ?,"
            + " not_before = null, held = 0 where id = ?",
        fields,
        decision.because(),
        decision.mode().word(),
        Approver.words(decision.approvers()),
        asksFirst(decision),
        entry.id());
    tx.update(
        "update entry_guard set kept_back = null, held_for = null where entry_id = ?", entry.id());
    return move(tx, entry, state, decision.rule(), why);
  }

  /** The ground of an entry is there again. */
  void grounded(Tx tx, Entry entry, NewEntry decision) throws SQLException {
    tx.update("update entry set cause_voided = null where id = ?", entry.id());
    for (UUID cause : decision.causes()) {
      Causes.insert(tx, cause, entry.id());
    }
  }

  /** Moves an entry, or refuses. */
  Entry move(Tx tx, Entry entry, EntryState to, String who, String why) throws SQLException {
    if (!entry.state().mayBecome(to)) {
      throw new IllegalMove(entry.id(), entry.state(), to);
    }
    Instant now = clock.instant();
    int rows =
        tx.update(
            "update entry set state = ?, message = ?, changed = ? where id = ? and state = ?",
            to.word(),
            why,
            now,
            entry.id(),
            entry.state().word());
    if (rows != 1) {
      throw new IllegalMove(entry.id(), entry.state(), to);
    }
    step(tx, entry.id(), to, now, who, why);
    audited(tx, entry.id(), entry.personId(), Acts.entered(to), now, who, why);
    GoalMoves.tell(tx, entry, to, now);
    return Entries.require(tx, entry.id());
  }

  /** From now on the yes of these is missing; the state stays. */
  Entry asking(
      Tx tx, Entry entry, List<Approver> left, @Nullable String asks, String who, String why)
      throws SQLException {
    tx.update(
        "update entry set approvers = ?, asks = ? where id = ?",
        Approver.words(left),
        asks,
        entry.id());
    return remark(tx, entry, who, why);
  }

  /** A person's words for what a rule proposed; both stand in the history. */
  Entry edited(Tx tx, Entry entry, ObjectNode edits, String who) throws SQLException {
    StringJoiner changes = new StringJoiner("; ", "changed ", "");
    ObjectNode fields = entry.fields().deepCopy();
    ObjectNode edited = entry.edited().deepCopy();
    for (Map.Entry<String, JsonNode> each : edits.properties()) {
      JsonNode old = fields.path(each.getKey());
      if (!Json.same(old, each.getValue())) {
        changes.add(
            each.getKey().endsWith("PersonId")
                ? "the sender"
                : "%s from “%s” to “%s”"
                    .formatted(each.getKey(), old.asText(), each.getValue().asText()));
        fields.set(each.getKey(), each.getValue());
        edited.set(each.getKey(), each.getValue());
      }
    }
    if (fields.equals(entry.fields())) {
      return entry;
    }
    tx.update("update entry set fields = ?, edited = ? where id = ?", fields, edited, entry.id());
    return remark(tx, entry, who, changes.toString());
  }

  /** Adds a remark to the history; the state stays. */
  Entry remark(Tx tx, Entry entry, String who, String why) throws SQLException {
    Instant now = clock.instant();
    tx.update("update entry set message = ?, changed = ? where id = ?", why, now, entry.id());
    step(tx, entry.id(), entry.state(), now, who, why);
    audited(tx, entry.id(), entry.personId(), Acts.ENTRY_REMARK, now, who, why);
    return Entries.require(tx, entry.id());
  }

  /** The first of each. */
  private static void steps(Tx tx, List<NewEntry> entries, Instant at) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (NewEntry entry : entries) {
      rows.add(
          new @Nullable Object[] {
            entry.id(), entry.start().word(), at, entry.rule(), entry.because(), Trace.current()
          });
    }
    tx.batch(
        "insert into entry_step (entry_id, seq, state, at, who, why, trace)"
            + " values (?, 1, ?, ?, ?, ?, ?)",
        rows);
  }

  private static void step(Tx tx, UUID id, EntryState state, Instant at, String who, String why)
      throws SQLException {
    tx.update(
        "insert into entry_step (entry_id, seq, state, at, who, why, trace)"
            + " select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ? from entry_step where entry_id = ?",
        id,
        state.word(),
        at,
        who,
        why,
        Trace.current(),
        id);
  }

  /** Every step also goes into the audit, where nobody can change it unnoticed. */
  private static void audited(
      Tx tx, UUID id, String personId, String act, Instant at, String who, String why) {
    Audit.append(tx, new AuditEvent(who, act, personId, id.toString(), why), at);
  }
}
