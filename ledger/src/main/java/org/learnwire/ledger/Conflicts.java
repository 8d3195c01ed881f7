package org.learnwire.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;

/** What people changed at the target while ours was on its way, and whose value stands. */
public final class Conflicts {
  private final Database database;
  private final Moves moves;
  private final TargetOrder order;
  private final Clock clock;

  Conflicts(Database database, Moves moves, TargetOrder order, Clock clock) {
    this.database = database;
    this.moves = moves;
    this.order = order;
    this.clock = clock;
  }

  /** What somebody changed at the target, with both values, and what was chosen. */
  public List<Clash> of(UUID entry) {
    return database.read(tx -> of(tx, entry));
  }

  /**
   * A person says whose value stands. Ours goes, over the value that was seen and no other; with
   * theirs, only what they did not touch goes.
   */
  public Entry choose(UUID entry, Clash.Choice choice, String who, String why) {
    return database.write(
        "choose in a conflict", tx -> choose(tx, Entries.require(tx, entry), choice, who, why));
  }

  static List<Clash> of(Tx tx, UUID entry) throws SQLException {
    return tx.list(
        "select field, last_sent, theirs, ours, choice, who from entry_conflict"
            + " where entry_id = ? order by field",
        row ->
            new Clash(
                row.getString(1),
                json(row.getString(2)),
                json(row.getString(3)),
                json(row.getString(4)),
                choice(row.getString(5)),
                row.getString(6)),
        entry);
  }

  /** Those that no choice was made about, or about another value of theirs. */
  static List<Clash> open(Tx tx, UUID entry, List<Clash> found) throws SQLException {
    List<Clash> known = of(tx, entry);
    List<Clash> open = new ArrayList<>();
    for (Clash clash : found) {
      boolean settled =
          !clash.isWhole() && known.stream().anyMatch(before -> settles(before, clash));
      if (!settled) {
        open.add(clash);
      }
    }
    return open;
  }

  private static boolean settles(Clash before, Clash now) {
    return before.choice() == Clash.Choice.OURS
        && before.field().equals(now.field())
        && Compare.same(Compare.orJsonNull(before.theirs()), Compare.orJsonNull(now.theirs()));
  }

  /** Lists what they changed; nothing of the entry is sent until somebody chooses. */
  Entry list(Tx tx, Entry entry, List<Clash> clashes) throws SQLException {
    tx.update("delete from entry_conflict where entry_id = ?", entry.id());
    for (Clash clash : clashes) {
      tx.update(
          "insert into entry_conflict (entry_id, field, last_sent, theirs, ours, found)"
              + " values (?, ?, ?, ?, ?, ?)",
          entry.id(),
          clash.field(),
          text(clash.lastSent()),
          text(clash.theirs()),
          text(clash.ours()),
          clock.instant());
    }
    String why = clashes.stream().map(Clash::words).collect(Collectors.joining("; "));
    return moves.move(tx, entry, EntryState.CONFLICT, "target", why);
  }

  Entry choose(Tx tx, Entry entry, Clash.Choice choice, String who, String why)
      throws SQLException {
    if (entry.state() != EntryState.CONFLICT) {
      throw new IllegalMove(entry.id(), "is " + entry.state().word() + ", not in conflict");
    }
    tx.update(
        "update entry_conflict set choice = ?, who = ? where entry_id = ?",
        choice.name().toLowerCase(Locale.ROOT),
        who,
        entry.id());
    String said = why.isBlank() ? "" : ": " + why.strip();
    Entry after =
        choice == Clash.Choice.OURS
            ? again(tx, entry, who, "ours was chosen" + said)
            : theirs(tx, entry, who, "theirs stays" + said);
    order.review(tx, entry.connection(), entry.target());
    return Entries.require(tx, after.id());
  }

  private Entry theirs(Tx tx, Entry entry, String who, String why) throws SQLException {
    List<Clash> clashes = of(tx, entry.id());
    ObjectNode left = entry.fields().deepCopy();
    clashes.forEach(clash -> left.remove(clash.field()));
    boolean whole =
        clashes.isEmpty()
            || clashes.stream().anyMatch(c -> c.isWhole() || c.field().equals(Compare.STATUS));
    if (whole || Correlations.contents(left).isEmpty()) {
      return moves.move(tx, entry, EntryState.CANCELLED, who, why);
    }
    tx.update("update entry set fields = ? where id = ?", left, entry.id());
    return again(tx, entry, who, why + "; what they did not touch goes");
  }

  private Entry again(Tx tx, Entry entry, String who, String why) throws SQLException {
    Entry pending = moves.move(tx, entry, EntryState.PENDING, who, why);
    tx.update("update entry set approvers = '' where id = ?", entry.id());
    return moves.move(tx, pending, EntryState.APPROVED, who, "approved");
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    return text == null ? null : Json.value(text);
  }

  private static Clash.@Nullable Choice choice(@Nullable String word) {
    return word == null ? null : Clash.Choice.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
