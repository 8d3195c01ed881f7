package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.In;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** Which object at a target system is ours, and what it was told last. */
final class Correlations {
  // Addresses of the write, not contents of the object.
  private static final List<String> ADDRESS = List.of("remoteId", "ownerRemoteId");

  private Correlations() {}

  static Optional<Correlation> find(Tx tx, String connection, String target) throws SQLException {
    return tx.one(
        "select remote_id, last_sent, changed from correlation"
            + " where connection = ? and target = ?",
        row ->
            new Correlation(
                connection,
                target,
                row.getString(1),
                Json.object(row.getString(2)),
                Times.instant(row.getLong(3))),
        connection,
        target);
  }

  /** Those of the targets at which something is ours. */
  static Set<String> there(Tx tx, String connection, List<String> targets) throws SQLException {
    Set<String> there = new HashSet<>();
    for (List<String> part : In.parts(targets)) {
      List<Object> args = new ArrayList<>(List.of(connection));
      args.addAll(Arrays.asList(In.padded(part)));
      tx.each(
          "select target from correlation where connection = ? and target in " + In.marks(part),
          row -> there.add(row.getString(1)),
          args.toArray());
    }
    return there;
  }

  /** Keeps what an entry told its target, over what it had been told before. */
  static void sent(
      Tx tx, Entry entry, @Nullable String remoteId, @Nullable ObjectNode sent, Instant now)
      throws SQLException {
    Optional<Correlation> before = find(tx, entry.connection(), entry.target());
    ObjectNode told = contents(sent == null ? entry.fields() : sent);
    String id = remoteId != null ? remoteId : before.map(Correlation::remoteId).orElse(null);
    tx.update(
        "update entry set remote_id = ?, sent = ?, sent_before = ? where id = ?",
        id,
        told,
        before.map(Correlation::lastSent).orElse(null),
        entry.id());
    // What is said about a goal is not the goal: its own id and words are not the comment's.
    if (id != null && !isComment(entry)) {
      ObjectNode all = before.map(Correlation::lastSent).orElseGet(Json::empty);
      put(tx, entry.connection(), entry.target(), id, all.setAll(told), now);
    }
  }

  /** Keeps what the target showed of the object just before an entry was sent. */
  static void seen(Tx tx, Entry entry, ObjectNode shown) throws SQLException {
    tx.update("update entry set seen = ? where id = ?", shown, entry.id());
    tx.update(
        "update correlation set last_seen = ? where connection = ? and target = ?",
        shown,
        entry.connection(),
        entry.target());
  }

  /** The object as it was read last; null when it never was. */
  static @Nullable ObjectNode lastSeen(Tx tx, String connection, String target)
      throws SQLException {
    return tx.one(
            "select last_seen from correlation where connection = ? and target = ?",
            row -> Optional.ofNullable(row.getString(1)),
            connection,
            target)
        .flatMap(text -> text)
        .map(Json::object)
        .orElse(null);
  }

  /** Another entry took it back: what it wrote there stands, over what had been sent before. */
  static void takenBack(Tx tx, Entry original, Entry undo, Instant now) throws SQLException {
    undone(tx, original, now);
    Optional<Correlation> left = find(tx, original.connection(), original.target());
    if (left.isPresent()) {
      ObjectNode told = left.get().lastSent().setAll(contents(undo.fields()));
      put(tx, original.connection(), original.target(), left.get().remoteId(), told, now);
    }
  }

  private static boolean isComment(Entry entry) {
    return entry.writeName().equals("goal.comment");
  }

  /** Puts the record back to what it was before an entry that was undone. */
  static void undone(Tx tx, Entry entry, Instant now) throws SQLException {
    if (isComment(entry)) {
      return;
    }
    Optional<String> before =
        tx.one(
                "select sent_before from entry where id = ?",
                row -> Optional.ofNullable(row.getString(1)),
                entry.id())
            .flatMap(told -> told);
    if (before.isPresent() && entry.remoteId() != null) {
      ObjectNode earlier = Json.object(before.get());
      put(tx, entry.connection(), entry.target(), entry.remoteId(), earlier, now);
    } else {
      tx.update(
          "delete from correlation where connection = ? and target = ?",
          entry.connection(),
          entry.target());
    }
  }

  /** The fields that say something about the object itself. */
  static ObjectNode contents(ObjectNode fields) {
    return fields.deepCopy().remove(ADDRESS);
  }

  private static void put(
      Tx tx, String connection, String target, String remoteId, Object lastSent, Instant now)
      throws SQLException {
    tx.update(
        "insert into correlation (connection, target, remote_id, last_sent, changed)"
            + " values (?, ?, ?, ?, ?) on conflict (connection, target) do update set"
            + " remote_id = excluded.remote_id, last_sent = excluded.last_sent,"
            + " changed = excluded.changed",
        connection,
        target,
        remoteId,
        lastSent,
        now);
  }
}
