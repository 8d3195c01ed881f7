package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/** Hands entries to a sender, and takes back those whose sender died. */
final class Sending {
  /**
   * Released, not stopped, not before its time, and its turn at its target: the first that is not
   * finished, but what takes something back goes before what was not sent yet, and a comment, which
   * changes nothing of a goal, keeps nothing waiting unless it is on its way.
   */
  private static final String DUE =
      "e.state = 'approved' and e.held = 0 and (e.not_before is null or e.not_before <= ?) and "
          + Stops.RUNNING
          + " and not exists (select 1 from entry p where p.connection = e.connection"
          + " and p.target = e.target and p.id <> e.id and (p.state = 'sending'"
          + " or (p.write_name <> 'goal.comment' and p.state = 'unknown')"
          + " or (p.write_name <> 'goal.comment' and p.state in ("
          + EntryState.unfinishedList()
          + ") and ((e.undoes is null and p.undoes is not null)"
          + " or (p.position < e.position and (e.undoes is null or p.undoes is not null))))))";

  private final Moves moves;
  private final TargetOrder order;
  private final Clock clock;
  private final Patience patience;
  private final Guarding guarding;
  private final Conflicts conflicts;
  private final Undoing undoing;

  Sending(
      Moves moves,
      TargetOrder order,
      Clock clock,
      Patience patience,
      Guarding guarding,
      Conflicts conflicts,
      Undoing undoing) {
    this.conflicts = conflicts;
    this.undoing = undoing;
    this.moves = moves;
    this.order = order;
    this.guarding = guarding;
    this.clock = clock;
    this.patience = patience;
  }

  List<Dispatch> next(Tx tx, String connection, int limit) throws SQLException {
    List<Entry> due =
        Entries.where(
            tx,
            "e.connection = ? and " + DUE + " order by e.position limit ?",
            connection,
            clock.instant(),
            limit);
    return dispatches(tx, due);
  }

  Optional<Dispatch> sending(Tx tx, UUID id, Theirs theirs) throws SQLException {
    Entry asked = Entries.require(tx, id);
    order.review(tx, asked.connection(), asked.target());
    List<Entry> due = Entries.where(tx, "e.id = ? and " + DUE, id, clock.instant());
    if (due.isEmpty() || stays(tx, due.get(0), theirs) || guarding.keepsBack(tx, due.get(0))) {
      return Optional.empty();
    }
    if (theirs.fields() != null) {
      Correlations.seen(tx, asked, theirs.fields());
    }
    tx.update(
        "update entry set attempts = attempts + 1, not_before = null, retries = case attempts"
            + " when 0 then 0 else retries end where id = ?",
        id);
    String why = asked.attempts() == 0 ? "handed to the target" : "handed to the target again";
    Entry sending = moves.move(tx, due.get(0), EntryState.SENDING, "sender", why);
    return Optional.of(dispatch(tx, sending));
  }

  /** Whether nothing is sent, because of what stands at the target. */
  private boolean stays(Tx tx, Entry entry, Theirs theirs) throws SQLException {
    Optional<Correlation> ours = Correlations.find(tx, entry.connection(), entry.target());
    if (ours.isEmpty() || !Guard.changesWhatIsThere(entry.writeName())) {
      return entry.isUndo() && ours.isEmpty() && goneWith(tx, entry);
    }
    Optional<String> already = Compare.already(entry, theirs);
    if (already.isPresent()) {
      nothingToSend(tx, entry, already.get());
      return true;
    }
    List<Clash> found =
        Compare.clashes(
            entry,
            ours.get().lastSent(),
            Correlations.lastSeen(tx, entry.connection(), entry.target()),
            theirs,
            closedByUs(tx, entry));
    List<Clash> open = Conflicts.open(tx, entry.id(), found);
    if (!open.isEmpty()) {
      conflicts.list(tx, entry, open);
    }
    return !open.isEmpty();
  }

  private boolean goneWith(Tx tx, Entry undo) throws SQLException {
    moves.move(
        tx, undo, EntryState.CANCELLED, TargetOrder.WHO, "there is nothing of ours at the target");
    return true;
  }

  private void nothingToSend(Tx tx, Entry entry, String why) throws SQLException {
    if (entry.isUndo()) {
      Entry sending = moves.move(tx, entry, EntryState.SENDING, TargetOrder.WHO, why);
      Entry done = moves.move(tx, sending, EntryState.DONE, TargetOrder.WHO, why);
      undoing.done(tx, done);
    } else {
      moves.move(tx, entry, EntryState.CANCELLED, TargetOrder.WHO, why);
    }
    order.review(tx, entry.connection(), entry.target());
  }

  private static boolean closedByUs(Tx tx, Entry entry) throws SQLException {
    return !Entries.where(
            tx,
            "e.connection = ? and e.target = ? and e.write_name = 'goal.close' and e.state = 'done'",
            entry.connection(),
            entry.target())
        .isEmpty();
  }

  /** The target could not be read now: nothing is sent, and it is tried again later. */
  void putOff(Tx tx, UUID id, String why) throws SQLException {
    Entry entry = Entries.require(tx, id);
    if (entry.state() != EntryState.APPROVED) {
      return;
    }
    if (entry.retries() >= patience.mostRetries()) {
      tx.update("update entry set retries = 0 where id = ?", id);
      guarding.handOver(
          tx,
          entry,
          "not sent in %d tries (%s): held; approve it to try again"
              .formatted(patience.mostRetries(), why));
      return;
    }
    tx.update(
        "update entry set retries = retries + 1, not_before = ? where id = ?",
        clock.instant().plus(patience.pause(entry.retries() + 1)),
        id);
    if (!why.equals(entry.message())) {
      moves.remark(tx, entry, "target", why);
    }
  }

  static boolean fellDue(Tx tx, Instant after, Instant until) throws SQLException {
    return tx.one(
            "select 1 from entry where state in ('approved', 'unknown') and held = 0"
                + " and not_before > ? and not_before <= ? limit 1",
            row -> true,
            after,
            until)
        .isPresent();
  }

  List<Dispatch> toLookUp(Tx tx, String connection, int limit) throws SQLException {
    List<Entry> open =
        Entries.where(
            tx,
            "e.connection = ? and e.state = 'unknown' and e.money = 0 and e.write_class <> 'none'"
                + " and e.resends <= ? and (e.not_before is null or e.not_before <= ?) and "
                + Stops.RUNNING
                + " order by e.position limit ?",
            connection,
            patience.mostResends(),
            clock.instant(),
            limit);
    return dispatches(tx, open);
  }

  /** What has left may still be at work over there: it is looked for a little later. */
  List<UUID> recover(Tx tx) throws SQLException {
    List<Entry> cut = Entries.where(tx, "e.state = 'sending' order by e.position");
    Instant lookedFor = clock.instant().plus(patience.beforeLookUp());
    for (Entry entry : cut) {
      tx.update("update entry set not_before = ? where id = ?", lookedFor, entry.id());
      moves.move(tx, entry, EntryState.UNKNOWN, "start", "the program stopped while sending");
    }
    return cut.stream().map(Entry::id).toList();
  }

  private static List<Dispatch> dispatches(Tx tx, List<Entry> entries) throws SQLException {
    List<Dispatch> all = new ArrayList<>();
    for (Entry entry : entries) {
      all.add(dispatch(tx, entry));
    }
    return all;
  }

  private static Dispatch dispatch(Tx tx, Entry entry) throws SQLException {
    String remoteId =
        Correlations.find(tx, entry.connection(), entry.target())
            .map(Correlation::remoteId)
            .orElse(null);
    ObjectNode fields = entry.fields().deepCopy();
    if (remoteId != null && Guard.changesWhatIsThere(entry.writeName())) {
      fields.put("remoteId", remoteId);
    }
    return new Dispatch(
        entry.id(),
        entry.kind(),
        entry.personId(),
        entry.subject(),
        entry.connection(),
        entry.writeName(),
        entry.writeClass(),
        entry.target(),
        fields,
        entry.externalRef(),
        remoteId,
        entry.because(),
        entry.attempts() + (entry.state() == EntryState.APPROVED ? 1 : 0),
        trace(tx, entry.id()));
  }

  private static @Nullable String trace(Tx tx, UUID id) throws SQLException {
    return tx.one(
            "select trace from entry_step where entry_id = ? and trace is not null"
                + " order by seq desc limit 1",
            row -> row.getString(1),
            id)
        .orElse(null);
  }
}
