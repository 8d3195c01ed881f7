package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Tx;

/** Hands entries to a sender, and takes back those whose sender died. */
final class Sending {
  /** The first of its target, released, and not before its time. */
  private static final String DUE =
      "e.state = 'approved' and e.held = 0 and (e.not_before is null or e.not_before <= ?)"
          + " and not exists (select 1 from entry p where p.connection = e.connection"
          + " and p.target = e.target and p.position < e.position and p.state in ("
          + EntryState.unfinishedList()
          + "))";

  private final Moves moves;
  private final TargetOrder order;
  private final Clock clock;
  private final Patience patience;
  private final Guarding guarding;

  Sending(Moves moves, TargetOrder order, Clock clock, Patience patience, Guarding guarding) {
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

  Optional<Dispatch> sending(Tx tx, UUID id) throws SQLException {
    Entry asked = Entries.require(tx, id);
    order.review(tx, asked.connection(), asked.target());
    List<Entry> due = Entries.where(tx, "e.id = ? and " + DUE, id, clock.instant());
    if (due.isEmpty() || guarding.keepsBack(tx, due.get(0))) {
      return Optional.empty();
    }
    tx.update("update entry set attempts = attempts + 1, not_before = null where id = ?", id);
    String why = asked.attempts() == 0 ? "handed to the target" : "handed to the target again";
    Entry sending = moves.move(tx, due.get(0), EntryState.SENDING, "sender", why);
    return Optional.of(dispatch(tx, sending));
  }

  List<Dispatch> toLookUp(Tx tx, String connection, int limit) throws SQLException {
    List<Entry> open =
        Entries.where(
            tx,
            "e.connection = ? and e.state = 'unknown' and e.money = 0 and e.write_class <> 'none'"
                + " and e.resends <= ? and (e.not_before is null or e.not_before <= ?)"
                + " order by e.position limit ?",
            connection,
            patience.mostResends(),
            clock.instant(),
            limit);
    return dispatches(tx, open);
  }

  List<UUID> recover(Tx tx) throws SQLException {
    List<Entry> cut = Entries.where(tx, "e.state = 'sending' order by e.position");
    for (Entry entry : cut) {
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
        entry.attempts() + (entry.state() == EntryState.APPROVED ? 1 : 0));
  }
}
