package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/** What happens to entries when a statement they stand on is voided or replaced. */
final class Causes {
  private static final String INSERT =
      "insert into entry_cause (statement_id, entry_id) values (?, ?) on conflict do nothing";

  private final Moves moves;
  private final TargetOrder order;
  private final Clock clock;

  Causes(Moves moves, TargetOrder order, Clock clock) {
    this.moves = moves;
    this.order = order;
    this.clock = clock;
  }

  static void insert(Tx tx, UUID statement, UUID entry) throws SQLException {
    tx.update(INSERT, statement, entry);
  }

  static void insert(Tx tx, List<NewEntry> entries) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (NewEntry entry : entries) {
      entry.causes().forEach(cause -> rows.add(new @Nullable Object[] {cause, entry.id()}));
    }
    tx.batch(INSERT, rows);
  }

  Voided voided(Tx tx, Collection<UUID> statements) throws SQLException {
    List<UUID> cancelled = new ArrayList<>();
    List<UUID> sent = new ArrayList<>();
    for (UUID statement : statements) {
      Voided each = gone(tx, standingOn(tx, statement), "its cause " + statement + " was voided");
      cancelled.addAll(each.cancelled());
      sent.addAll(each.sent());
    }
    return new Voided(cancelled, sent);
  }

  /** The ground of these entries is gone: cancels what was not sent, lists what was. */
  Voided gone(Tx tx, Collection<Entry> entries, String why) throws SQLException {
    return gone(tx, entries, why, true);
  }

  /** These are not needed any more: cancels what was not sent, lets the rest be. */
  Voided overtaken(Tx tx, Collection<Entry> entries, String why) throws SQLException {
    return gone(tx, entries, why, false);
  }

  private Voided gone(Tx tx, Collection<Entry> entries, String why, boolean listing)
      throws SQLException {
    List<UUID> cancelled = new ArrayList<>();
    List<UUID> sent = new ArrayList<>();
    List<Entry> changed = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.state().mayBecome(EntryState.CANCELLED)) {
        if (entry.attempts() == 0) {
          mark(tx, entry);
        }
        changed.add(moves.move(tx, entry, EntryState.CANCELLED, TargetOrder.WHO, why));
        cancelled.add(entry.id());
      } else if (clearedAway(tx, entry)) {
        mark(tx, entry);
      } else if (listing && wasOrMayBeThere(entry.state()) && !entry.causeVoided()) {
        mark(tx, entry);
        moves.remark(tx, entry, TargetOrder.WHO, why);
        sent.add(entry.id());
      }
    }
    for (Entry entry : changed) {
      cancelled.addAll(order.review(tx, entry.connection(), entry.target()));
    }
    return new Voided(cancelled, sent);
  }

  /**
   * With the goal it was to move, for one: what a person took back stays as that person left it.
   */
  private static boolean clearedAway(Tx tx, Entry entry) throws SQLException {
    List<Step> steps = Entries.history(tx, entry.id());
    return entry.state() == EntryState.CANCELLED
        && entry.attempts() == 0
        && steps.get(steps.size() - 1).who().equals(TargetOrder.WHO);
  }

  /** That its ground is gone: {@link Intake} looks here when it comes back. */
  private void mark(Tx tx, Entry entry) throws SQLException {
    tx.update("update entry set cause_voided = ? where id = ?", clock.instant(), entry.id());
  }

  /** A corrected statement takes over as cause; nothing is cancelled. */
  void replaced(Tx tx, UUID old, UUID by) throws SQLException {
    for (Entry entry : standingOn(tx, old)) {
      insert(tx, by, entry.id());
    }
    tx.update("delete from entry_cause where statement_id = ?", old);
  }

  private static List<Entry> standingOn(Tx tx, UUID statement) throws SQLException {
    return Entries.where(
        tx,
        "e.id in (select entry_id from entry_cause where statement_id = ?) order by e.position",
        statement);
  }

  private static boolean wasOrMayBeThere(EntryState state) {
    return state == EntryState.DONE
        || state == EntryState.SENDING
        || state == EntryState.UNKNOWN
        || state == EntryState.SETTLED;
  }
}
