package org.learnwire.routes.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.ledger.PersonErasure;
import org.learnwire.ledger.RemoteObject;
import org.learnwire.ledger.audit.Acts;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditEvent;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.Suppression;
import org.learnwire.people.Traces;
import org.learnwire.people.Tracing;

/**
 * What a person may ask for: everything that is held of them, that it is used no more, and that it
 * goes. Whoever erases is told first what others have to delete.
 */
public final class Privacy {
  private static final String WHO = "erasure";

  /** A page that was judged before an erasure may be stored after it, until then. */
  private static final Duration UNDER_WAY = Duration.ofHours(1);

  private final Database database;
  private final StatementStore statements;
  private final Suppression suppression;
  private final Path home;
  private final Clock clock;
  private volatile Instant unsettled = Instant.MIN;

  /**
   * @param home the folder of what no copy of the data has: the list of who was erased, its key
   */
  public Privacy(
      Database database,
      StatementStore statements,
      Suppression suppression,
      Path home,
      Clock clock) {
    this.database = database;
    this.statements = statements;
    this.suppression = suppression;
    this.home = home;
    this.clock = clock;
  }

  /**
   * What would go, by counting it, and what others have to delete; changes nothing.
   *
   * @param personId or an address that no HR record has
   */
  public Erasure preview(String personId) {
    return database.read(
        tx -> {
          Traces traces = Tracing.of(tx, personId);
          return new Erasure(
              new PersonCopy(tx, traces, statements).counts(),
              PersonErasure.elsewhere(tx, traces.personIds()),
              Marks.HOLD.reasons(tx, traces.personIds()));
        });
  }

  /** Everything that is held of a person, as JSON; it is noted that somebody was given it. */
  public ObjectNode copy(String personId, String who, String why) {
    return database.write(
        "copy of what is held of a person",
        tx -> {
          ObjectNode copy = new PersonCopy(tx, Tracing.of(tx, personId), statements).json();
          boolean hasRecord = !personId.contains("@");
          append(tx, who, Acts.PERSON_EXPORTED, hasRecord ? personId : null, why);
          return copy;
        });
  }

  /**
   * Erases a person.
   *
   * @param personId or an address that no HR record has
   * @param who erases
   * @param why not whom: it is kept
   * @throws Held when a legal hold stands
   */
  public Erasure erase(String personId, String who, String why) {
    Everything[] done = new Everything[1];
    Erasure erasure =
        database.write(
            "erase a person",
            tx -> {
              Traces traces = Tracing.of(tx, personId);
              List<String> holds = Marks.HOLD.reasons(tx, traces.personIds());
              if (!holds.isEmpty()) {
                throw new Held(holds);
              }
              List<RemoteObject> elsewhere = PersonErasure.elsewhere(tx, traces.personIds());
              suppression.add(tx, traces.keys());
              done[0] = new Everything(tx, statements, clock.instant());
              done[0].erase(traces);
              append(tx, who, Acts.PERSON_ERASED, null, why);
              return new Erasure(done[0].counts(), elsewhere, List.of());
            });
    unsettled = clock.instant().plus(UNDER_WAY);
    wipe(done[0]);
    return erasure;
  }

  /** After a reading: takes away what was under way while somebody was erased. */
  public void settle() {
    if (clock.instant().isBefore(unsettled)) {
      everybodyOnTheList("what was under way came in after the erasure");
    }
  }

  /**
   * Erases again whoever was erased before and is back, as an older backup brings them: to be
   * called before anything else is done with the database.
   *
   * @return true when there was something to do
   */
  public boolean catchUp() {
    if (!suppression.isBehind()) {
      return false;
    }
    everybodyOnTheList("an older state was put in place");
    return true;
  }

  private void everybodyOnTheList(String why) {
    Everything[] done = new Everything[1];
    boolean some =
        database.write(
            "erase again",
            tx -> {
              suppression.catchUp(tx);
              done[0] = new Everything(tx, statements, clock.instant());
              done[0].erase(suppression);
              boolean any = done[0].counts().values().stream().anyMatch(rows -> rows > 0);
              if (any) {
                append(tx, WHO, Acts.PERSON_ERASED, null, why);
              }
              return any;
            });
    if (some) {
      wipe(done[0]);
    }
  }

  /** Nothing of the person is erased from now on. */
  public void hold(String personId, String who, String why) {
    set(Marks.HOLD, personId, who, why, Acts.HOLD_SET);
  }

  public boolean liftHold(String personId, String who, String why) {
    return lift(Marks.HOLD, personId, who, why, Acts.HOLD_LIFTED);
  }

  /** Of the person all is kept, and nothing used, sent or added from now on. */
  public void restrict(String personId, String who, String why) {
    set(Marks.RESTRICTED, personId, who, why, Acts.PERSON_RESTRICTED);
  }

  public boolean liftRestriction(String personId, String who, String why) {
    return lift(Marks.RESTRICTED, personId, who, why, Acts.PERSON_UNRESTRICTED);
  }

  /** Whether what is held of a person is to be shown to nobody without a purpose. */
  public boolean isRestricted(String personId) {
    return suppression.isRestricted(personId);
  }

  /** Since when, by whom and why a person is restricted; empty: they are not. */
  public List<String> restrictions(String personId) {
    return database.read(tx -> Marks.RESTRICTED.reasons(tx, Tracing.of(tx, personId).personIds()));
  }

  private void set(Marks mark, String personId, String who, String why, String act) {
    database.write(
        act,
        tx -> {
          mark.set(tx, personId, who, why, clock.instant());
          append(tx, who, act, personId, why);
          tx.afterCommit(suppression::changed);
          return null;
        });
  }

  private boolean lift(Marks mark, String personId, String who, String why, String act) {
    return database.write(
        act,
        tx -> {
          boolean stood = mark.lift(tx, personId);
          if (stood) {
            append(tx, who, act, personId, why);
            tx.afterCommit(suppression::changed);
          }
          return stood;
        });
  }

  private void append(Tx tx, String who, String act, @Nullable String personId, String why)
      throws SQLException {
    String subject = personId == null ? "a person" : personId;
    Audit.append(tx, new AuditEvent(who, act, personId, subject, why), clock.instant());
  }

  private void wipe(Everything done) {
    DataFiles.blot(home, done.words());
    database.wipe();
  }
}
