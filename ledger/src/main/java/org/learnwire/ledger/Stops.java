package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.ledger.audit.Acts;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditEvent;

/**
 * Holds everything that is not sent yet, for one connection or for all. It is asked inside the unit
 * of work that hands an entry over, so that a running pass stops with its next entry.
 */
public final class Stops {
  static final String ALL = "*";

  /** Of an entry e: that nobody has stopped its connection. */
  static final String RUNNING =
      "not exists (select 1 from writes_stopped w where w.connection in ('*', e.connection))";

  private final Database database;
  private final TargetOrder order;
  private final Clock clock;

  Stops(Database database, TargetOrder order, Clock clock) {
    this.database = database;
    this.order = order;
    this.clock = clock;
  }

  /** What is stopped now. */
  public List<Stop> all() {
    return database.read(Stops::all);
  }

  /**
   * Holds everything that is not sent yet; the next entry of a running pass is held too.
   *
   * @param connection empty: all of them
   * @return false when it was stopped before
   */
  public boolean stop(Optional<String> connection, String who, String why) {
    return database.write("stop writing", tx -> stop(tx, connection.orElse(ALL), who, why));
  }

  /** Lets it go on, as far as it still has something to do. */
  public Resumed resume(Optional<String> connection, String who) {
    return database.write("resume writing", tx -> resume(tx, connection.orElse(ALL), who));
  }

  static List<Stop> all(Tx tx) throws SQLException {
    return tx.list(
        "select connection, since, who, why from writes_stopped order by connection",
        row ->
            new Stop(
                row.getString(1),
                Times.instant(row.getLong(2)),
                row.getString(3),
                row.getString(4)));
  }

  private boolean stop(Tx tx, String connection, String who, String why) throws SQLException {
    boolean fresh =
        tx.update(
                "insert into writes_stopped (connection, since, who, why) values (?, ?, ?, ?)"
                    + " on conflict (connection) do nothing",
                connection,
                clock.instant(),
                who,
                why)
            > 0;
    if (fresh) {
      Audit.append(tx, new AuditEvent(who, Acts.WRITES_STOPPED, null, connection, why));
    }
    return fresh;
  }

  private Resumed resume(Tx tx, String connection, String who) throws SQLException {
    boolean was = tx.update("delete from writes_stopped where connection = ?", connection) > 0;
    if (was) {
      Audit.append(tx, new AuditEvent(who, Acts.WRITES_RESUMED, null, connection, ""));
    }
    List<Entry> open =
        Entries.where(
            tx,
            "e.state in ('proposed', 'pending', 'approved') and (? = '*' or e.connection = ?)"
                + " order by e.position",
            connection,
            connection);
    List<UUID> cancelled = new ArrayList<>();
    Set<List<String>> targets = new LinkedHashSet<>();
    open.forEach(entry -> targets.add(List.of(entry.connection(), entry.target())));
    for (List<String> target : targets) {
      cancelled.addAll(order.review(tx, target.get(0), target.get(1)));
    }
    int goingOn = 0;
    for (Entry entry : open) {
      boolean goes = entry.state() == EntryState.APPROVED && !cancelled.contains(entry.id());
      goingOn += goes ? 1 : 0;
    }
    return new Resumed(was, goingOn, cancelled);
  }
}
