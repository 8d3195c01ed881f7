package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Tx;

/** What whoever approves the plan, and time, say to entries that wait. */
final class Approvals {
  private final Moves moves;
  private final TargetOrder order;
  private final Guarding guarding;
  private final Asking asking;
  private final Conflicts conflicts;
  private final Clock clock;

  Approvals(
      Moves moves,
      TargetOrder order,
      Guarding guarding,
      Asking asking,
      Conflicts conflicts,
      Clock clock) {
    this.conflicts = conflicts;
    this.moves = moves;
    this.order = order;
    this.guarding = guarding;
    this.asking = asking;
    this.clock = clock;
  }

  /** Moves one entry, or says why it stays. */
  private interface Answer {
    Optional<String> take(Tx tx, Entry entry, String batch) throws SQLException;
  }

  /** HR's yes to what waits for it; the yes of others is theirs alone. */
  Moved approve(Tx tx, Collection<UUID> ids, String who) throws SQLException {
    return each(tx, ids, who, (t, entry, batch) -> approve(t, entry, batch, who));
  }

  /**
   * HR's yes to lines as they were shown.
   *
   * @param shown the version of each line that the yes was given to; empty: whatever it says now
   */
  Moved approve(Tx tx, Map<UUID, String> shown, String who) throws SQLException {
    return each(
        tx,
        shown.keySet(),
        who,
        (t, entry, batch) -> {
          Optional<String> stale = stale(t, entry, shown.getOrDefault(entry.id(), ""));
          return stale.isPresent() ? stale : approve(t, entry, batch, who);
        });
  }

  private static Optional<String> stale(Tx tx, Entry entry, String shown) throws SQLException {
    if (shown.isBlank()) {
      return Optional.empty();
    }
    List<String> different = Plan.version(tx, entry).differences(shown);
    return different.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "has changed since it was shown (%s); now it says %s: look at it again"
                .formatted(String.join(", ", different), Plan.words(tx, entry)));
  }

  private Optional<String> approve(Tx tx, Entry entry, String batch, String who)
      throws SQLException {
    if (entry.state() == EntryState.APPROVED && entry.held()) {
      Optional<String> ground = Guarding.ground(tx, entry.id());
      if (ground.isPresent()) {
        return ground;
      }
      guarding.release(tx, entry, who);
      return Optional.empty();
    }
    if (entry.state() == EntryState.PROPOSED) {
      Approver asked = entry.asking().orElseThrow();
      if (asked != Approver.HR) {
        return Optional.of(Asking.waitsFor(asked));
      }
      asking.passed(tx, entry, who, "approved by HR");
      return Optional.empty();
    }
    if (entry.state() == EntryState.CONFLICT) {
      tx.update("update entry set batch = ? where id = ?", batch, entry.id());
      conflicts.choose(tx, entry, Clash.Choice.OURS, who, "");
      return Optional.empty();
    }
    if (entry.state() != EntryState.PENDING) {
      return Optional.of("is " + entry.state().word());
    }
    tx.update("update entry set batch = ?, approvers = '' where id = ?", batch, entry.id());
    moves.move(tx, entry, EntryState.APPROVED, who, "approved");
    return Optional.empty();
  }

  /** HR's no to what waits for it, or was approved. */
  Moved decline(Tx tx, Collection<UUID> ids, String who, String why) throws SQLException {
    return each(
        tx,
        ids,
        who,
        (t, entry, batch) -> {
          Optional<Approver> asked = entry.asking().filter(each -> each != Approver.HR);
          return asked.isPresent()
              ? Optional.of(Asking.waitsFor(asked.get()))
              : end(
                  t,
                  entry,
                  EntryState.CANCELLED,
                  who,
                  why.isBlank() ? "declined" : "declined: " + why);
        });
  }

  Moved cancel(Tx tx, Collection<UUID> ids, String who, String why) throws SQLException {
    return each(tx, ids, who, (t, entry, batch) -> end(t, entry, EntryState.CANCELLED, who, why));
  }

  /** Ends what nobody answered since then. */
  Moved expire(Tx tx, Mode mode, Instant unansweredSince) throws SQLException {
    List<UUID> old =
        tx.list(
            "select id from entry where state = 'proposed' and mode = ? and changed < ?"
                + " order by position",
            row -> UUID.fromString(row.getString(1)),
            mode.word(),
            unansweredSince);
    return each(
        tx,
        old,
        TargetOrder.WHO,
        (t, entry, batch) ->
            end(t, entry, EntryState.EXPIRED, TargetOrder.WHO, "nobody answered in time"));
  }

  private Optional<String> end(Tx tx, Entry entry, EntryState to, String who, String why)
      throws SQLException {
    if (!entry.state().mayBecome(to)) {
      return Optional.of("is " + entry.state().word());
    }
    moves.move(tx, entry, to, who, why);
    return Optional.empty();
  }

  private Moved each(Tx tx, Collection<UUID> ids, String who, Answer answer) throws SQLException {
    String batch = clock.instant() + " " + who;
    List<UUID> moved = new ArrayList<>();
    Map<UUID, String> left = new LinkedHashMap<>();
    for (UUID id : ids) {
      Optional<Entry> entry = Entries.byId(tx, id);
      Optional<String> why =
          entry.isEmpty()
              ? Optional.of("the ledger has no such entry")
              : answer.take(tx, entry.get(), batch);
      if (why.isPresent()) {
        left.put(id, why.get());
      } else {
        moved.add(id);
        order.review(tx, entry.get().connection(), entry.get().target());
      }
    }
    return new Moved(batch, moved, left);
  }
}
