package org.learnwire.lrs.forward;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StoredStatement;

/** What is durably known of one target: how far it is, how it does, what it refused. */
final class ForwardRecords {
  private final Database database;
  private final Clock clock;
  private final ForwardTarget target;

  ForwardRecords(Database database, Clock clock, ForwardTarget target) {
    this.database = database;
    this.clock = clock;
    this.target = target;
  }

  /** Where to go on; the first time, where the target wants to begin. */
  long begin(long newest) {
    return database.write(
        "forward: begin",
        tx -> {
          Optional<Long> there =
              tx.one(
                  "select position from checkpoint where reader = ?",
                  row -> row.getLong(1),
                  target.reader());
          if (there.isPresent()) {
            return there.get();
          }
          long first = target.fromBeginning() ? 0 : newest;
          Checkpoints.move(tx, target.reader(), first);
          return first;
        });
  }

  /** The target has these; everything up to the position is dealt with. */
  void taken(int count, long position) {
    database.write(
        "forward: taken",
        tx -> {
          Checkpoints.move(tx, target.reader(), position);
          return tx.update(
              "insert into forward_state (target, sent, last_sent) values (?, ?, ?)"
                  + " on conflict (target) do update set sent = forward_state.sent"
                  + " + excluded.sent, last_sent = excluded.last_sent, trouble = null,"
                  + " since = null",
              target.name(),
              count,
              clock.instant());
        });
  }

  /** Nothing up to the position is for this target. */
  void passedOver(long position) {
    database.write(
        "forward: passed over",
        tx -> {
          Checkpoints.move(tx, target.reader(), position);
          return position;
        });
  }

  void setAside(StoredStatement stored, String reason) {
    database.write(
        "forward: set aside",
        tx -> {
          Checkpoints.move(tx, target.reader(), stored.position());
          tx.update(
              "update forward_state set trouble = null, since = null where target = ?",
              target.name());
          return tx.update(
              "insert into forward_refused (target, position, statement_id, reason, at)"
                  + " values (?, ?, ?, ?, ?) on conflict do nothing",
              target.name(),
              stored.position(),
              stored.id(),
              reason,
              clock.instant());
        });
  }

  void inTrouble(String reason) {
    database.write(
        "forward: trouble",
        tx ->
            tx.update(
                "insert into forward_state (target, trouble, since) values (?, ?, ?)"
                    + " on conflict (target) do update set trouble = excluded.trouble,"
                    + " since = coalesce(forward_state.since, excluded.since)",
                target.name(),
                reason,
                clock.instant()));
  }

  /** What a target refused, oldest first. */
  static List<ForwardStatus.SetAside> refused(Tx tx, String target, int most) throws SQLException {
    return tx.list(
        "select position, statement_id, reason, at from forward_refused where target = ?"
            + " order by position limit ?",
        row ->
            new ForwardStatus.SetAside(
                row.getLong(1), row.getString(2), row.getString(3), Times.instant(row.getLong(4))),
        target,
        most);
  }
}
