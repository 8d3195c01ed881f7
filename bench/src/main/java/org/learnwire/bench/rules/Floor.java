package org.learnwire.bench.rules;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StatementStore;

/**
 * What the decide stage cannot do without, and nothing else: for each event its row and its
 * statement's are read, a state is read and one as long is written, and a checkpoint commits it.
 * Nothing is parsed, nobody looked up, nothing decided. Needs states, so it is run afterwards.
 */
final class Floor {
  private static final int CHUNK = 500;
  private static final int CHUNKS = 4;

  private final Database database;
  private final StatementStore store;
  private final List<String> people;
  private int next;

  Floor(Database database) {
    this.database = database;
    this.store = new StatementStore(database, Clock.systemUTC());
    this.people =
        database.read(
            tx -> tx.list("select person_id from rule_state order by state", r -> r.getString(1)));
  }

  /** How many events it takes in a second. */
  double perSecond(long from, long events) {
    long began = System.nanoTime();
    for (long at = from; at < from + events; at += CHUNK * CHUNKS) {
      long position = at;
      database.write("floor", tx -> unit(tx, position));
    }
    return events / ((System.nanoTime() - began) / 1e9);
  }

  private long unit(Tx tx, long from) throws SQLException {
    List<Object[]> states = new ArrayList<>();
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      List<Journal.Entry> entries = Journal.after(tx, from + (long) chunk * CHUNK, CHUNK);
      store.byPositions(entries.stream().map(Journal.Entry::position).toList());
      for (int i = 0; i < entries.size(); i++) {
        String person = people.get(next++ % people.size());
        tx.list(
            "select next_due, state from rule_state where person_id = ?",
            row -> states.add(new Object[] {person, row.getString(1), row.getBytes(2)}),
            person);
      }
    }
    tx.batch(
        "insert into rule_state (person_id, next_due, state) values (?, ?, ?)"
            + " on conflict (person_id) do update set next_due = excluded.next_due,"
            + " state = excluded.state",
        states);
    Checkpoints.move(tx, "bench", from);
    return from;
  }
}
