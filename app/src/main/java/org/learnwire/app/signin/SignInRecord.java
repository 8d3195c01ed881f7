package org.learnwire.app.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.learnwire.database.Database;
import org.learnwire.ledger.audit.Acts;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditEvent;
import org.learnwire.ledger.audit.AuditLog;
import org.learnwire.ledger.audit.AuditQuestion;
import org.learnwire.ledger.audit.AuditRow;

/**
 * What is written down of signing in, of refusals, and of looks at a person's record: in the audit,
 * and with the address it came from in the log file that only the folder's owner reads.
 */
public final class SignInRecord {
  private static final String PAGES = "pages";

  private final Database database;
  private final Clock clock;
  private final SignInLog log;

  public SignInRecord(Database database, Clock clock, SignInLog log) {
    this.database = database;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Who looked at a person's record.
   *
   * @param purpose what the page was for
   */
  public record Look(String who, String purpose, Instant at) {}

  void done(String who, String how) {
    log.say(who + " signed in by " + how + ".");
    audit(new AuditEvent(who, Acts.SIGN_IN_DONE, null, PAGES, "by " + how));
  }

  void ended(String who) {
    audit(new AuditEvent(who, Acts.SIGN_OUT, null, PAGES, "by the button"));
  }

  /**
   * Somebody was not let in.
   *
   * @param who an account that there is; never what was typed, which may be a password
   */
  void refused(String who, String why, String address) {
    log.say("Refused: " + why + ", " + who + ", from " + address + ".");
    audit(new AuditEvent(who, Acts.SIGN_IN_REFUSED, null, PAGES, why));
  }

  void changed(String who, String what) {
    log.say(who + ": " + what);
  }

  /** Somebody looked at a person's record; their own look is nobody's business. */
  public void looked(SignedIn who, String personId, String page, String purpose) {
    if (!who.isPerson(personId)) {
      audit(new AuditEvent(who.name(), Acts.LOOKED_AT, personId, page, purpose));
    }
  }

  /**
   * Somebody looked at a list with these people on it by name: one line, that each of them finds.
   */
  public void looked(SignedIn who, Set<String> people, String page, String purpose) {
    if (people.size() == 1) {
      looked(who, people.iterator().next(), page, purpose);
      return;
    }
    String detail = purpose + ", " + people.size() + " people by name";
    database.write(
        "the audit of a look at a list",
        tx -> {
          AuditEvent event = new AuditEvent(who.name(), Acts.LOOKED_AT, null, page, detail);
          Audit.append(tx, event, clock.instant(), people);
          return event;
        });
  }

  /** The latest looks at a person's record. */
  public List<Look> looks(String personId, int most) {
    AuditQuestion question =
        new AuditQuestion(Set.of(personId), Set.of(Acts.LOOKED_AT), null, null, null);
    return database.read(
        tx -> AuditLog.latest(tx, question, most).stream().flatMap(row -> look(row)).toList());
  }

  /** What was erased is nobody's look any more. */
  private static Stream<Look> look(AuditRow row) {
    AuditEvent event = row.event();
    return event == null
        ? Stream.empty()
        : Stream.of(new Look(event.who(), event.detail(), row.at()));
  }

  private void audit(AuditEvent event) {
    database.write(
        "the audit of sign-in",
        tx -> {
          Audit.append(tx, event, clock.instant());
          return event;
        });
  }
}
