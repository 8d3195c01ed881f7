package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.Dialect;
import org.learnwire.database.TestDatabase;
import org.learnwire.database.Tx;

/**
 * The program dies before each single write in turn; the target lives on. After a restart and one
 * more pass everything is as if nothing had happened.
 */
class LedgerCrashTest {
  @TempDir Path folder;

  /** What the program writes to the database and the target, to be compared between runs. */
  private record Picture(Map<UUID, EntryState> states, Set<UUID> receipts, Set<UUID> taken) {}

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void a_death_before_any_write_leaves_nothing_half_and_nothing_twice() {
    long[] writes = {0};
    Picture undisturbed = passAndDeathAt(Long.MAX_VALUE, writes);
    assertThat(undisturbed.states().values())
        .contains(EntryState.DONE, EntryState.CANCELLED, EntryState.REFUSED);
    assertThat(undisturbed.taken()).hasSize(4);
    long all = writes[0];
    assertThat(all).isGreaterThan(60);

    for (long death = 1; death <= all; death++) {
      assertThat(passAndDeathAt(death, writes))
          .as("death before write %d", death)
          .isEqualTo(undisturbed);
    }
  }

  private Picture passAndDeathAt(long death, long[] writes) {
    Path data = folder.resolve("death-" + death);
    TestClock clock = new TestClock();
    FakeTarget target = new FakeTarget();
    DatabaseOptions deadly =
        DatabaseOptions.standard()
            .withListener(
                (unit, number) -> {
                  if (number >= death) {
                    throw new Killed();
                  }
                  writes[0] = Math.max(writes[0], number);
                });
    try (Database db = TestDatabase.open(Dialect.SQLITE, data, deadly)) {
      new Pass(db, clock, target).run();
    } catch (RuntimeException killed) {
      assertThat(killed).hasRootCauseInstanceOf(Killed.class);
    }
    try (Database db = TestDatabase.open(data)) {
      nothingIsHalf(db, new Ledger(db, clock));
      new Ledger(db, clock).recover();
      clock.pass(Patience.standard().beforeLookUp());
      new Pass(db, clock, target).run();
      nothingIsHalf(db, new Ledger(db, clock));
      return picture(db, new Ledger(db, clock), target);
    }
  }

  private static void nothingIsHalf(Database db, Ledger ledger) {
    Set<UUID> receipts = receipts(db);
    for (Entry entry : ledger.standing().latest(100)) {
      List<Step> steps = ledger.standing().history(entry.id());
      assertThat(steps.get(steps.size() - 1).state()).isEqualTo(entry.state());
      assertThat(ledger.standing().causes(entry.id())).hasSize(2);
      boolean done = entry.state() == EntryState.DONE;
      assertThat(receipts.contains(entry.id())).isEqualTo(done);
      if (entry.writeName().equals("goal.create")) {
        assertThat(ledger.standing().correlation("hr", entry.target()).isPresent()).isEqualTo(done);
      }
      if (done && entry.writeName().equals("goal.progress")) {
        assertThat(ledger.standing().correlation("hr", entry.target()).orElseThrow().lastSent())
            .isEqualTo(Json.object("{\"title\":\"Grow g1\",\"progressPercent\":25}"));
      }
    }
  }

  private static Picture picture(Database db, Ledger ledger, FakeTarget target) {
    Map<UUID, EntryState> states = new HashMap<>();
    ledger.standing().latest(100).forEach(entry -> states.put(entry.id(), entry.state()));
    return new Picture(states, receipts(db), new HashSet<>(target.taken()));
  }

  private static Set<UUID> receipts(Database db) {
    return new HashSet<>(
        db.read(
            tx -> tx.list("select reader from checkpoint", r -> UUID.fromString(r.getString(1)))));
  }

  /** One run of the program: look for what got lost, decide, approve, send. */
  private static final class Pass {
    private final Database db;
    private final Ledger ledger;
    private final FakeTarget target;

    Pass(Database db, TestClock clock, FakeTarget target) {
      this.db = db;
      this.ledger = new Ledger(db, clock);
      this.target = target;
    }

    void run() {
      ledger.recover();
      for (Dispatch lost : ledger.toLookUp("hr", 100)) {
        ReceiptOutcome truth = target.has(lost.id()) ? ReceiptOutcome.DONE : ReceiptOutcome.ABSENT;
        hear(lost, truth);
      }
      decide();
      ledger.standing().latest(100).forEach(this::yes);
      ledger.approveAll("ann");
      for (var due = ledger.next("hr", 1); !due.isEmpty(); due = ledger.next("hr", 1)) {
        send(ledger.sending(due.get(0).id()).orElseThrow());
      }
    }

    /** Whoever is asked says yes. */
    private void yes(Entry entry) {
      entry
          .asking()
          .ifPresent(
              as -> write("yes", tx -> ledger.accept(tx, entry.id(), as, Json.empty(), "bob")));
    }

    private void decide() {
      for (Draft draft :
          List.of(
              Draft.create("c1", "g1").mode(Mode.PROPOSAL),
              Draft.create("c2", "g2"),
              Draft.create("c3", "g3").mode(Mode.PLAN),
              Draft.progress("p1", "g1", 25),
              Draft.create("no", "g4"),
              Draft.progress("p4", "g4", 50),
              Draft.create("void", "g5").mode(Mode.PLAN).cause("gone"))) {
        NewEntry entry = draft.cause("a").entry();
        NewEntry two = entry.causes().size() == 2 ? entry : draft.cause("b").entry();
        write("decide", tx -> ledger.enter(tx, two));
      }
      write("void", tx -> ledger.causeVoided(tx, List.of(Draft.id("gone"))));
    }

    private void send(Dispatch write) {
      target.request(write);
      if (write.id().equals(Draft.id("no"))) {
        hear(write, ReceiptOutcome.REFUSED);
      } else {
        target.take(write);
        hear(write, ReceiptOutcome.DONE);
      }
    }

    private void hear(Dispatch write, ReceiptOutcome outcome) {
      target.heard(write.id());
      write(
          "receipt",
          tx -> {
            String object = target.object(write.id());
            Outcome heard = ledger.outcome(tx, write.id(), outcome, object, null, null);
            if (heard.justDone()) {
              tx.update("insert into checkpoint (reader, position) values (?, 1)", write.id());
            }
            return null;
          });
    }

    private void write(String what, org.learnwire.database.Work<?> work) {
      db.write(what, (Tx tx) -> work.in(tx));
    }
  }
}
