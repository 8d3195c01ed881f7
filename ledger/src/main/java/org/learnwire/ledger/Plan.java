package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What waits for a person, and what persons say to it. */
final class Plan {
  private static final String ALREADY = "is already ";

  private final Moves moves;
  private final TargetOrder order;
  private final Clock clock;

  Plan(Moves moves, TargetOrder order, Clock clock) {
    this.moves = moves;
    this.order = order;
    this.clock = clock;
  }

  /** Moves one entry, or says why it stays. */
  private interface Answer {
    Optional<String> take(Tx tx, Entry entry, String batch) throws SQLException;
  }

  List<PlanLine> waiting(Tx tx) throws SQLException {
    List<PlanLine> lines = new ArrayList<>();
    List<Entry> open =
        Entries.where(
            tx,
            "e.state in ('proposed', 'pending', 'approved', 'conflict', 'unknown')"
                + " order by e.position");
    for (Entry entry : open) {
      lines.add(line(tx, entry));
    }
    return lines;
  }

  /** Everything that waits for approval. */
  List<UUID> askingForApproval(Tx tx) throws SQLException {
    return tx.list(
        "select id from entry where state in ('proposed', 'pending') order by position",
        row -> UUID.fromString(row.getString(1)));
  }

  Moved accept(Tx tx, Collection<UUID> ids, String who) throws SQLException {
    return each(
        tx,
        ids,
        who,
        (t, entry, batch) -> {
          if (entry.state() != EntryState.PROPOSED) {
            return Optional.of(ALREADY + entry.state().word());
          }
          moves.move(t, entry, EntryState.PENDING, who, "accepted");
          return Optional.empty();
        });
  }

  Moved approve(Tx tx, Collection<UUID> ids, String who) throws SQLException {
    return each(tx, ids, who, (t, entry, batch) -> approve(t, entry, batch, who));
  }

  Optional<String> approve(Tx tx, Entry entry, String batch, String who) throws SQLException {
    Entry pending =
        switch (entry.state()) {
          case PROPOSED -> moves.move(tx, entry, EntryState.PENDING, who, "accepted");
          case CONFLICT -> moves.move(tx, entry, EntryState.PENDING, who, "ours was chosen");
          default -> entry;
        };
    if (pending.state() != EntryState.PENDING) {
      return Optional.of(ALREADY + entry.state().word());
    }
    tx.update("update entry set batch = ? where id = ?", batch, entry.id());
    moves.move(tx, pending, EntryState.APPROVED, who, "approved");
    return Optional.empty();
  }

  Moved decline(Tx tx, Collection<UUID> ids, String who, String why) throws SQLException {
    return each(
        tx,
        ids,
        who,
        (t, entry, batch) -> end(t, entry, EntryState.DECLINED, who, "declined: " + why));
  }

  Moved cancel(Tx tx, Collection<UUID> ids, String who, String why) throws SQLException {
    return each(tx, ids, who, (t, entry, batch) -> end(t, entry, EntryState.CANCELLED, who, why));
  }

  Moved expire(Tx tx, Instant createdBefore) throws SQLException {
    List<UUID> old =
        tx.list(
            "select id from entry where state = 'proposed' and created < ? order by position",
            row -> UUID.fromString(row.getString(1)),
            createdBefore);
    return each(
        tx,
        old,
        TargetOrder.WHO,
        (t, entry, batch) ->
            end(t, entry, EntryState.EXPIRED, TargetOrder.WHO, "nobody answered in time"));
  }

  private Optional<String> end(Tx tx, Entry entry, EntryState wish, String who, String why)
      throws SQLException {
    EntryState to = entry.state().mayBecome(wish) ? wish : EntryState.CANCELLED;
    if (!entry.state().mayBecome(to)) {
      return Optional.of(ALREADY + entry.state().word());
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

  private static PlanLine line(Tx tx, Entry entry) throws SQLException {
    ObjectNode last =
        Correlations.find(tx, entry.connection(), entry.target())
            .map(Correlation::lastSent)
            .orElseGet(Json::empty);
    List<FieldChange> changes = new ArrayList<>();
    for (var field : Correlations.contents(entry.fields()).properties()) {
      changes.add(new FieldChange(field.getKey(), last.get(field.getKey()), field.getValue()));
    }
    return new PlanLine(
        entry.id(),
        entry.rule(),
        entry.kind(),
        entry.personId(),
        entry.subject(),
        entry.connection(),
        entry.writeName(),
        entry.target(),
        entry.mode(),
        entry.state(),
        entry.held(),
        asks(entry),
        changes,
        entry.because(),
        entry.message(),
        entry.created(),
        entry.changed());
  }

  private static PlanLine.Asks asks(Entry entry) {
    return switch (entry.state()) {
      case PROPOSED, PENDING -> PlanLine.Asks.APPROVAL;
      case CONFLICT -> PlanLine.Asks.CHOICE;
      case UNKNOWN -> entry.onlyAPersonCanTell() ? PlanLine.Asks.SETTLING : PlanLine.Asks.NOTHING;
      default -> PlanLine.Asks.NOTHING;
    };
  }
}
