package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.TestDatabase;
import org.learnwire.database.Tx;

/** A ledger on a database of its own, with short ways to say what happens. */
final class LedgerFixture implements AutoCloseable {
  final TestClock clock = new TestClock();
  final Database database;
  final Ledger ledger;

  LedgerFixture(Path folder) {
    this(Dialect.SQLITE, folder);
  }

  LedgerFixture(Dialect dialect, Path folder) {
    this(dialect, folder, Limits.NONE);
  }

  LedgerFixture(Dialect dialect, Path folder, Limits limits) {
    this.database = TestDatabase.open(dialect, folder);
    this.ledger = new Ledger(database, clock, Patience.standard(), limits);
  }

  Entered enter(Draft draft) {
    return database.write("enter", tx -> ledger.enter(tx, draft.entry()));
  }

  Outcome answer(String name, ReceiptOutcome outcome, String remoteId, String message) {
    return database.write(
        "answer", tx -> ledger.outcome(tx, Draft.id(name), outcome, remoteId, message, null));
  }

  /** Sends an entry, and the target takes it. */
  Outcome sendWell(String name, String remoteId) {
    ledger.sending(Draft.id(name)).orElseThrow();
    return answer(name, ReceiptOutcome.DONE, remoteId, null);
  }

  /** Sends an entry, and no answer comes back. */
  void sendIntoTheDark(String name) {
    ledger.sending(Draft.id(name)).orElseThrow();
    answer(name, ReceiptOutcome.UNKNOWN, null, "timeout");
  }

  Entry entry(String name) {
    return ledger.standing().find(Draft.id(name)).orElseThrow();
  }

  Entry accept(String name, Approver as, String who) {
    return accept(name, as, who, Json.empty());
  }

  Entry accept(String name, Approver as, String who, ObjectNode edits) {
    return database.write("accept", tx -> ledger.accept(tx, Draft.id(name), as, edits, who));
  }

  Entry refuse(String name, Approver as, String who, String why) {
    return database.write("refuse", tx -> ledger.refuse(tx, Draft.id(name), as, who, why));
  }

  /** What the journal says of goals, one after the other. */
  List<String> goalMoves() {
    return database.read(
        tx ->
            tx.list(
                "select subject, origin, body from journal where kind = 'GoalSeen'"
                    + " order by position",
                row ->
                    row.getString(1)
                        + " "
                        + row.getString(2)
                        + " "
                        + Json.object(row.getString(3)).path("path").asText()
                        + " "
                        + Json.object(row.getString(3)).path("state").asText()));
  }

  Entry ask(String name, String person) {
    return database.write("ask", tx -> ledger.ask(tx, Draft.id(name), person, "asked"));
  }

  EntryState state(String name) {
    return entry(name).state();
  }

  List<EntryState> path(String name) {
    return ledger.standing().history(Draft.id(name)).stream().map(Step::state).toList();
  }

  List<UUID> next(String connection) {
    return ledger.next(connection, 100).stream().map(Dispatch::id).toList();
  }

  List<UUID> toLookUp(String connection) {
    return ledger.toLookUp(connection, 100).stream().map(Dispatch::id).toList();
  }

  void change(Change change) {
    database.write(
        "change",
        tx -> {
          change.in(tx);
          return null;
        });
  }

  interface Change {
    void in(Tx tx) throws SQLException;
  }

  @Override
  public void close() {
    database.close();
  }
}
