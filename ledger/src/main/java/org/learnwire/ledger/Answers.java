package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/** What an answer of the target, of a look-up or of a person does to an entry. */
final class Answers {
  private static final String WHO = "target";

  private final Moves moves;
  private final TargetOrder order;
  private final Clock clock;
  private final Patience patience;
  private final Undoing undoing;

  Answers(Moves moves, TargetOrder order, Clock clock, Patience patience, Undoing undoing) {
    this.undoing = undoing;
    this.moves = moves;
    this.order = order;
    this.clock = clock;
    this.patience = patience;
  }

  Outcome outcome(
      Tx tx,
      UUID id,
      ReceiptOutcome outcome,
      @Nullable String remoteId,
      @Nullable String message,
      @Nullable ObjectNode sent)
      throws SQLException {
    Entry entry = Entries.require(tx, id);
    Entry after =
        switch (entry.state()) {
          case SENDING -> afterSending(tx, entry, outcome, remoteId, message, sent);
          case UNKNOWN -> afterLooking(tx, entry, outcome, remoteId, message, sent);
          default ->
              throw new IllegalMove(
                  id, "is " + entry.state().word() + ", there is no answer to wait for");
        };
    return reviewed(tx, entry, after);
  }

  Outcome settle(Tx tx, UUID id, Settlement settlement, @Nullable String remoteId, String who)
      throws SQLException {
    Entry entry = Entries.require(tx, id);
    if (entry.state() != EntryState.UNKNOWN) {
      throw new IllegalMove(id, "is " + entry.state().word() + ", only unknown ones are settled");
    }
    if (settlement == Settlement.SEND_AGAIN && entry.money()) {
      throw new IllegalMove(id, "money and points are never sent again");
    }
    Entry after =
        switch (settlement) {
          case DONE -> done(tx, entry, who, "a person found it at the target", remoteId, null);
          case SEND_AGAIN -> approvedAgain(tx, entry, who, "a person found it missing", null);
          case CLOSED -> moves.move(tx, entry, EntryState.SETTLED, who, "closed by a person");
        };
    return reviewed(tx, entry, after);
  }

  Outcome undone(Tx tx, UUID id, String who, String why) throws SQLException {
    Entry entry = Entries.require(tx, id);
    boolean last =
        Entries.where(
                tx,
                "e.connection = ? and e.target = ? and e.position > ?"
                    + " and e.undoes is null and e.state in ('done', 'sending', 'unknown')",
                entry.connection(),
                entry.target(),
                entry.position())
            .isEmpty();
    if (!last) {
      throw new IllegalMove(id, "later ones of the same target are undone first");
    }
    Entry after = moves.move(tx, entry, EntryState.UNDONE, who, why);
    Correlations.undone(tx, entry, clock.instant());
    return reviewed(tx, entry, after);
  }

  private Outcome reviewed(Tx tx, Entry before, Entry after) throws SQLException {
    var cancelled = order.review(tx, before.connection(), before.target());
    return new Outcome(before.state(), Entries.require(tx, after.id()), cancelled);
  }

  private Entry afterSending(
      Tx tx,
      Entry entry,
      ReceiptOutcome outcome,
      @Nullable String remoteId,
      @Nullable String message,
      @Nullable ObjectNode sent)
      throws SQLException {
    return switch (outcome) {
      case DONE -> done(tx, entry, WHO, said(message, "done"), remoteId, sent);
      case REFUSED -> refused(tx, entry, said(message, "refused"));
      case ABSENT -> notTaken(tx, entry, said(message, "not taken"));
      case UNKNOWN -> {
        wait(tx, entry, 0, clock.instant().plus(patience.beforeLookUp()));
        yield moves.move(tx, entry, EntryState.UNKNOWN, WHO, said(message, "no answer"));
      }
    };
  }

  private Entry afterLooking(
      Tx tx,
      Entry entry,
      ReceiptOutcome outcome,
      @Nullable String remoteId,
      @Nullable String message,
      @Nullable ObjectNode sent)
      throws SQLException {
    if (outcome == ReceiptOutcome.DONE) {
      return done(tx, entry, WHO, said(message, "found at the target"), remoteId, sent);
    }
    if (outcome != ReceiptOutcome.ABSENT) {
      wait(tx, entry, entry.retries() + 1, later(entry));
      return moves.remark(tx, entry, WHO, "looking told nothing: " + said(message, "no answer"));
    }
    if (entry.onlyAPersonCanTell()) {
      return moves.remark(tx, entry, WHO, "not found: a person settles it");
    }
    tx.update("update entry set resends = resends + 1 where id = ?", entry.id());
    return entry.resends() < patience.mostResends()
        ? approvedAgain(tx, entry, WHO, said(message, "surely not there"), null)
        : moves.remark(tx, entry, WHO, "sent often and never found: a person settles it");
  }

  private Entry done(
      Tx tx,
      Entry entry,
      String who,
      String why,
      @Nullable String remoteId,
      @Nullable ObjectNode sent)
      throws SQLException {
    Entry done = moves.move(tx, entry, EntryState.DONE, who, why);
    if (done.isUndo()) {
      undoing.done(tx, done);
    } else {
      Correlations.sent(tx, done, remoteId, sent, clock.instant());
    }
    return done;
  }

  private Entry refused(Tx tx, Entry entry, String why) throws SQLException {
    if (entry.undoes() != null) {
      Entry stays = Entries.require(tx, entry.undoes());
      moves.remark(tx, stays, WHO, "could not be taken back: " + why);
    }
    return moves.move(tx, entry, EntryState.REFUSED, WHO, why);
  }

  private Entry notTaken(Tx tx, Entry entry, String message) throws SQLException {
    if (entry.money()) {
      String why = message + "; money and points are never sent again";
      return refused(tx, entry, why);
    }
    if (entry.retries() >= patience.mostRetries()) {
      String why = "given up after %d tries: %s".formatted(entry.retries() + 1, message);
      return refused(tx, entry, why);
    }
    wait(tx, entry, entry.retries() + 1, later(entry));
    return approved(tx, entry, WHO, message);
  }

  private Entry approvedAgain(
      Tx tx, Entry entry, String who, String why, @Nullable Instant notBefore) throws SQLException {
    wait(tx, entry, 0, notBefore);
    return approved(tx, entry, who, why);
  }

  private Entry approved(Tx tx, Entry entry, String who, String why) throws SQLException {
    Entry approved = moves.move(tx, entry, EntryState.APPROVED, who, why);
    return entry.causeVoided()
        ? moves.move(tx, approved, EntryState.CANCELLED, TargetOrder.WHO, "its cause was voided")
        : approved;
  }

  private Instant later(Entry entry) {
    return clock.instant().plus(patience.pause(entry.retries() + 1));
  }

  private static void wait(Tx tx, Entry entry, int retries, @Nullable Instant notBefore)
      throws SQLException {
    tx.update(
        "update entry set retries = ?, not_before = ? where id = ?",
        retries,
        notBefore,
        entry.id());
  }

  private static String said(@Nullable String message, String otherwise) {
    return message == null || message.isBlank() ? otherwise : message;
  }
}
