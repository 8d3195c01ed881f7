package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.database.Tx;

/**
 * What is held until a ground is gone, such as a frozen performance cycle, whoever approves it. The
 * ledger knows which cycle somebody planned an entry for, by name; of its dates it knows nothing.
 */
public final class Holds {
  private static final String WAITING =
      "e.state in ('proposed', 'pending', 'approved', 'conflict') and e.attempts = 0";

  private final Moves moves;
  private final Guarding guarding;

  Holds(Moves moves, Guarding guarding) {
    this.moves = moves;
    this.guarding = guarding;
  }

  /** What waits of these writes and was entered after that position, in the order of deciding. */
  public List<Entry> waiting(Tx tx, Collection<String> writes, long after) throws SQLException {
    List<Object> args = new ArrayList<>(writes);
    args.add(after);
    return Entries.where(
        tx,
        "e.write_name in ("
            + writes.stream().map(write -> "?").collect(Collectors.joining(", "))
            + ") and "
            + WAITING
            + " and e.position > ? order by e.position",
        args.toArray());
  }

  /** What is held until a ground is gone, in the order of deciding. */
  public List<Entry> held(Tx tx) throws SQLException {
    return Entries.where(
        tx,
        "e.id in (select entry_id from entry_guard where held_for is not null) and "
            + WAITING
            + " order by e.position");
  }

  /** Why it is held; empty when it is not. */
  public static Optional<String> ground(Tx tx, UUID id) throws SQLException {
    return Guarding.ground(tx, id);
  }

  /** Holds what was not sent, until {@link #free} is said. */
  public void hold(Tx tx, Entry entry, String why) throws SQLException {
    guarding.hold(tx, entry, why);
  }

  /** The ground on which it was held is gone. */
  public void free(Tx tx, Entry entry, String why) throws SQLException {
    guarding.free(tx, entry, TargetOrder.WHO, why);
  }

  /** The cycle that somebody planned an entry for, or the goal that it changes. */
  public static Optional<String> plannedFor(Tx tx, Entry entry) throws SQLException {
    Optional<String> own = cycle(tx, entry);
    return own.isPresent() ? own : cycle(tx, origin(tx, entry));
  }

  private static Optional<String> cycle(Tx tx, Entry entry) throws SQLException {
    return tx.one(
        "select cycle from entry_cycle where entry_id = ?", row -> row.getString(1), entry.id());
  }

  /** The entry by which the goal came that an entry changes; itself where it makes one. */
  public static Entry origin(Tx tx, Entry entry) throws SQLException {
    if (!Guard.changesWhatIsThere(entry.writeName())) {
      return entry;
    }
    return Entries.where(
            tx,
            "e.connection = ? and e.target = ? and e.write_name = 'goal.create' and e.position < ?"
                + " and e.state in ('proposed', 'pending', 'approved', 'sending', 'unknown',"
                + " 'conflict', 'done') order by e.position desc limit 1",
            entry.connection(),
            entry.target(),
            entry.position())
        .stream()
        .findFirst()
        .orElse(entry);
  }

  /**
   * Plans an entry that was not sent for another cycle; whose yes it needs stays.
   *
   * @param fields of the typed write, as they are in that cycle
   * @throws IllegalMove when it was handed to its target
   */
  public Entry planFor(Tx tx, UUID id, String cycle, ObjectNode fields, String who)
      throws SQLException {
    Entry entry = Entries.require(tx, id);
    if (!entry.state().waiting() || entry.attempts() > 0) {
      throw new IllegalMove(id, "is " + entry.state().word());
    }
    tx.update(
        "insert into entry_cycle (entry_id, cycle) values (?, ?)"
            + " on conflict (entry_id) do update set cycle = excluded.cycle",
        id,
        cycle);
    Entry edited = moves.edited(tx, entry, fields, who);
    guarding.free(tx, edited, who, "planned for cycle " + cycle);
    return Entries.require(tx, id);
  }
}
