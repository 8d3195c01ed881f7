package org.learnwire.routes.privacy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.learnwire.database.Tx;
import org.learnwire.ledger.PersonErasure;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.lrs.ErasedStatements;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.PeopleErasure;
import org.learnwire.people.Suppression;
import org.learnwire.people.Traces;
import org.learnwire.people.Tracing;
import org.learnwire.xapi.Identifier;

/** Goes through all places in which something is kept of people, within one unit of work. */
final class Everything {
  private static final String WHO = "erasure";

  private final Tx tx;
  private final StatementStore statements;
  private final Instant now;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Set<String> words = new TreeSet<>();

  Everything(Tx tx, StatementStore statements, Instant now) {
    this.tx = tx;
    this.statements = statements;
    this.now = now;
  }

  Map<String, Long> counts() {
    return counts;
  }

  /** What texts called them. */
  Set<String> words() {
    return words;
  }

  void erase(Traces traces) throws SQLException {
    erase(traces, id -> traces.keys().contains(Suppression.key(id)));
  }

  /** Everybody on the list who is there. */
  void erase(Suppression list) throws SQLException {
    erase(Tracing.named(tx, list::covers), list::covers);
  }

  private void erase(Traces traces, Predicate<Identifier> whose) throws SQLException {
    tx.overwriteDeleted(true);
    words.addAll(traces.words());
    ErasedStatements erased = statements.erase(tx, whose);
    count("statements", erased.removed().size());
    count("statements about others: their part in them", erased.redacted());
    count("documents and attached files", erased.documents() + erased.files());
    count(
        "records as they came, quarantine, inbox, what is known of records",
        new SourceErasure(tx, traces, erased.removed()).run());
    count("what rules remember", new RuleErasure(tx, traces.personIds()).run());
    count("evidence sheets that they released", released(traces.personIds()));
    count("launches from learning platforms", launched(traces.personIds()));
    count("ledger entries: what they say", PersonErasure.run(tx, traces.personIds(), now).size());
    List<Long> told = Audit.telling(tx, traces.personIds(), words);
    Audit.erase(tx, told, WHO, "a person was erased", now);
    count("audit: what its rows say", told.size());
    count("accounts, matches, choices, rulings", PeopleErasure.run(tx, traces));
    count("elsewhere in texts", Scrub.run(tx, traces.personIds(), words));
    tx.overwriteDeleted(false);
  }

  private long released(Collection<String> people) throws SQLException {
    long rows = 0;
    for (String person : people) {
      rows += tx.update("delete from evidence_release where person_id = ?", person);
    }
    return rows;
  }

  /** Theirs, and all that are over: of those whom nobody was matched with, nobody can say whose. */
  private long launched(Collection<String> people) throws SQLException {
    long rows = tx.update("delete from lti_session where expires < ?", now);
    for (String person : people) {
      rows += tx.update("delete from lti_session where person_id = ?", person);
    }
    return rows;
  }

  private void count(String what, long rows) {
    counts.put(what, rows);
  }
}
