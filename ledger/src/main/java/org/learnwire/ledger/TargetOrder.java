package org.learnwire.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Tx;

/** Keeps the entries of one target in order, and clears away those that have become pointless. */
final class TargetOrder {
  static final String WHO = "ledger";

  private final Moves moves;

  TargetOrder(Moves moves) {
    this.moves = moves;
  }

  /** Progress is absolute, so a newer value replaces those that still wait. */
  void supersede(Tx tx, Entry newer) throws SQLException {
    if (!Guard.isProgress(newer.writeName())) {
      return;
    }
    List<Entry> older =
        Entries.where(
            tx,
            "e.connection = ? and e.target = ? and e.write_name = ? and e.position < ?"
                + " and e.undoes is null"
                + " and e.state in ('proposed', 'pending', 'approved', 'conflict')"
                // What was handed over may stand there by now: it is settled, not passed over.
                + " and not (e.state = 'approved' and e.attempts > 0)"
                + " order by e.position",
            newer.connection(),
            newer.target(),
            newer.writeName(),
            newer.position());
    for (Entry entry : older) {
      moves.move(tx, entry, EntryState.CANCELLED, WHO, "superseded by " + newer.id());
    }
  }

  /** Cancels from the front what has nothing to do any more; returns what was cancelled. */
  List<UUID> review(Tx tx, String connection, String target) throws SQLException {
    List<UUID> cancelled = new ArrayList<>();
    Optional<Entry> first = Entries.firstUnfinished(tx, connection, target);
    while (first.isPresent() && first.get().state().waiting()) {
      Entry entry = first.get();
      Optional<String> reason = Guard.against(entry, Correlations.find(tx, connection, target));
      if (reason.isEmpty()) {
        break;
      }
      moves.move(tx, entry, EntryState.CANCELLED, WHO, reason.get() + lastWord(tx, entry));
      cancelled.add(entry.id());
      first = Entries.firstUnfinished(tx, connection, target);
    }
    if (first.isEmpty() && Correlations.find(tx, connection, target).isEmpty()) {
      cancelled.addAll(comments(tx, connection, target));
    }
    return cancelled;
  }

  /** Where nothing is ours, and nothing is to be, nothing is commented. */
  private List<UUID> comments(Tx tx, String connection, String target) throws SQLException {
    List<UUID> cancelled = new ArrayList<>();
    for (Entry comment :
        Entries.where(
            tx,
            "e.connection = ? and e.target = ? and e.write_name = 'goal.comment'"
                + " and e.state in ('proposed', 'pending', 'approved') order by e.position",
            connection,
            target)) {
      String reason = Guard.against(comment, Optional.empty()).orElseThrow();
      moves.move(tx, comment, EntryState.CANCELLED, WHO, reason + lastWord(tx, comment));
      cancelled.add(comment.id());
    }
    return cancelled;
  }

  /**
   * What became of the entry that should have made the object, for the reason to say; not that
   * somebody declined it, which is theirs alone.
   */
  private static String lastWord(Tx tx, Entry entry) throws SQLException {
    if (!Guard.changesWhatIsThere(entry.writeName())
        || Correlations.find(tx, entry.connection(), entry.target()).isPresent()) {
      return "";
    }
    return Entries.where(
            tx,
            "e.connection = ? and e.target = ? and e.position < ? and e.write_name = 'goal.create'"
                + " order by e.position desc limit 1",
            entry.connection(),
            entry.target(),
            entry.position())
        .stream()
        .findFirst()
        .filter(made -> made.state() != EntryState.DECLINED)
        .map(made -> ": the goal was %s (%s)".formatted(made.state().word(), made.message()))
        .orElse("");
  }
}
