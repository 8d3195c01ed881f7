package org.learnwire.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;

/**
 * What is remembered of people out of scope: which known records went out, and hashes of the
 * identities of those who must not pass for unknown. Few enough to be kept at hand.
 */
final class ScopeRows {
  private final Database database;
  private final UnaryOperator<String> mark;
  private final Set<String> out = ConcurrentHashMap.newKeySet();
  private final Set<String> marks = ConcurrentHashMap.newKeySet();

  ScopeRows(Database database, UnaryOperator<String> mark) {
    this.database = database;
    this.mark = mark;
    out.addAll(
        database.read(
            tx ->
                tx.list(
                    "select connection_id, remote_id from scope_move where out_since is not null",
                    r -> r.getString(1) + "/" + r.getString(2))));
    marks.addAll(database.read(tx -> tx.list("select mark from scope_mark", r -> r.getString(1))));
  }

  boolean isOut(UUID connection, String remoteId) {
    return out.contains(connection + "/" + remoteId);
  }

  void wentOut(UUID connection, String remoteId, Instant at) {
    move(connection, remoteId, at, null);
    out.add(connection + "/" + remoteId);
  }

  void cameIn(UUID connection, String remoteId, Instant at) {
    move(connection, remoteId, null, at);
    out.remove(connection + "/" + remoteId);
  }

  private void move(
      UUID connection, String remoteId, @Nullable Instant outSince, @Nullable Instant inSince) {
    database.write(
        "in or out of scope",
        tx ->
            tx.update(
                "insert into scope_move (connection_id, remote_id, out_since, in_since)"
                    + " values (?, ?, ?, ?) on conflict (connection_id, remote_id)"
                    + " do update set out_since = excluded.out_since, in_since = excluded.in_since",
                connection,
                remoteId,
                outSince,
                inSince));
  }

  boolean knowsOneOf(Set<String> keys) {
    return !marks.isEmpty() && keys.stream().map(mark).anyMatch(marks::contains);
  }

  void remember(Set<String> keys) {
    List<Object[]> rows = new ArrayList<>();
    for (String key : keys) {
      String hash = mark.apply(key);
      if (!marks.contains(hash)) {
        rows.add(new Object[] {hash});
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    database.write(
        "out of scope",
        tx -> {
          tx.batch("insert into scope_mark (mark) values (?) on conflict (mark) do nothing", rows);
          return null;
        });
    rows.forEach(row -> marks.add(String.valueOf(row[0])));
  }

  void forget(Set<String> keys) {
    if (marks.isEmpty()) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    for (String key : keys) {
      String hash = mark.apply(key);
      if (marks.contains(hash)) {
        rows.add(new Object[] {hash});
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    database.write(
        "in scope",
        tx -> {
          tx.batch("delete from scope_mark where mark = ?", rows);
          return null;
        });
    rows.forEach(row -> marks.remove(String.valueOf(row[0])));
  }

  PeopleInScope.Moves moves() {
    return database
        .read(
            tx ->
                tx.one(
                    "select count(out_since), count(in_since), max(in_since) from scope_move",
                    r -> {
                      long last = r.getLong(3);
                      Instant lastIn = r.wasNull() ? null : Times.instant(last);
                      return new PeopleInScope.Moves(r.getLong(1), r.getLong(2), lastIn);
                    }))
        .orElseThrow();
  }
}
