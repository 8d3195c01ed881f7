package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * Keeps back what may not go yet, and counts what goes. What it says can be read in the plan: the
 * reason is the entry's message and a step of its history.
 */
final class Guarding {
  private final Limits limits;
  private final Moves moves;
  private final Clock clock;

  Guarding(Limits limits, Moves moves, Clock clock) {
    this.limits = limits;
    this.moves = moves;
    this.clock = clock;
  }

  /** What keeps an entry back now, in words; empty when nothing does. */
  static Optional<String> reason(Tx tx, UUID id) throws SQLException {
    return tx.one(
        "select coalesce(held_for, kept_back) from entry_guard where entry_id = ?"
            + " and (held_for is not null or kept_back is not null)",
        row -> row.getString(1),
        id);
  }

  /** Why it is held whoever approves it; empty when it is not, or by a budget only. */
  static Optional<String> ground(Tx tx, UUID id) throws SQLException {
    return tx.one(
        "select held_for from entry_guard where entry_id = ? and held_for is not null",
        row -> row.getString(1),
        id);
  }

  /** Holds an entry until that ground is gone. */
  void hold(Tx tx, Entry entry, String why) throws SQLException {
    if (ground(tx, entry.id()).filter(why::equals).isPresent() && entry.held()) {
      return;
    }
    tx.update(
        "insert into entry_guard (entry_id, held_for) values (?, ?)"
            + " on conflict (entry_id) do update set held_for = excluded.held_for",
        entry.id(),
        why);
    tx.update("update entry set held = 1 where id = ?", entry.id());
    moves.remark(tx, entry, TargetOrder.WHO, why);
  }

  /** The ground on which an entry was held is gone. */
  void free(Tx tx, Entry entry, String who, String why) throws SQLException {
    if (ground(tx, entry.id()).isPresent()) {
      tx.update("update entry set held = 0, not_before = null where id = ?", entry.id());
      tx.update(
          "update entry_guard set held_for = null, kept_back = null where entry_id = ?",
          entry.id());
      moves.remark(tx, entry, who, why);
    }
  }

  /** A person lets go what a budget holds: it is not asked about it again. */
  void release(Tx tx, Entry entry, String who) throws SQLException {
    tx.update("update entry set held = 0 where id = ?", entry.id());
    tx.update(
        "update entry_guard set released = ?, kept_back = null where entry_id = ?",
        clock.instant(),
        entry.id());
    moves.remark(tx, entry, who, "released");
  }

  /** True when it does not go now; else it is counted as going. */
  boolean keepsBack(Tx tx, Entry entry) throws SQLException {
    Instant now = clock.instant();
    Allowance allowance = limits.of(tx, entry, now);
    if (allowance.never() != null) {
      moves.move(tx, entry, EntryState.CANCELLED, TargetOrder.WHO, allowance.never());
      return true;
    }
    if (allowance.hold() != null) {
      hold(tx, entry, allowance.hold());
      return true;
    }
    Allowance.Wait pause = allowance.pause();
    if (pause != null && pause.until().isAfter(now)) {
      keep(tx, entry, pause.until(), pause.why());
      return true;
    }
    for (Quota quota : allowance.quotas()) {
      if (isOver(tx, entry, allowance.whom(), quota)) {
        keep(tx, entry, quota.over(), quota.why());
        return true;
      }
    }
    goes(tx, entry, allowance.whom(), now);
    return false;
  }

  /** Held until a person lets it go. */
  void handOver(Tx tx, Entry entry, String why) throws SQLException {
    keep(tx, entry, null, why);
  }

  private void keep(Tx tx, Entry entry, @Nullable Instant until, String why) throws SQLException {
    boolean told = reason(tx, entry.id()).filter(why::equals).isPresent();
    tx.update(
        "insert into entry_guard (entry_id, kept_back) values (?, ?)"
            + " on conflict (entry_id) do update set kept_back = excluded.kept_back",
        entry.id(),
        why);
    tx.update(
        "update entry set not_before = ?, held = ? where id = ?", until, until == null, entry.id());
    if (!told) {
      moves.remark(tx, entry, TargetOrder.WHO, why);
    }
  }

  private boolean isOver(Tx tx, Entry entry, Allowance.Whom whom, Quota quota) throws SQLException {
    String column = quota.of().column();
    String who = quota.of().in(whom);
    if (column != null && who == null) {
      return false;
    }
    if (quota.over() == null && isReleased(tx, entry.id())) {
      return false;
    }
    List<Object> args = new ArrayList<>(List.of(quota.since(), entry.writeName(), entry.id()));
    StringBuilder sql =
        new StringBuilder(
            "select e.fields from entry_guard g join entry e on e.id = g.entry_id"
                + " where g.sent >= ? and e.write_name = ? and e.id <> ?"
                + " and e.state in ('sending', 'done', 'unknown', 'settled')");
    if (column != null) {
      sql.append(" and g.").append(column).append(" = ?");
      args.add(who);
    }
    if (quota.connection() != null) {
      sql.append(" and e.connection = ?");
      args.add(quota.connection());
    }
    long used = quota.points() ? entry.fields().path("points").asLong() : 1;
    for (String fields : tx.list(sql.toString(), row -> row.getString(1), args.toArray())) {
      used += quota.points() ? points(fields) : 1;
    }
    return used > quota.most();
  }

  private static long points(String fields) {
    return Json.object(fields).path("points").asLong();
  }

  private static boolean isReleased(Tx tx, UUID id) throws SQLException {
    return tx.one(
            "select 1 from entry_guard where entry_id = ? and released is not null",
            row -> true,
            id)
        .isPresent();
  }

  private static void goes(Tx tx, Entry entry, Allowance.Whom whom, Instant now)
      throws SQLException {
    tx.update(
        "insert into entry_guard (entry_id, recipient, giver, team, sent) values (?, ?, ?, ?, ?)"
            + " on conflict (entry_id) do update set recipient = excluded.recipient,"
            + " giver = excluded.giver, team = excluded.team, sent = excluded.sent,"
            + " kept_back = null",
        entry.id(),
        whom.recipient(),
        whom.giver(),
        whom.team(),
        now);
  }
}
