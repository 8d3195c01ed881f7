package org.learnwire.routes;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.learnwire.database.Journal;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Ledger;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.rules.Event;
import org.learnwire.rules.PersonState;
import org.learnwire.rules.RuleBook;
import org.learnwire.xapi.Agent;

/**
 * After people were merged or taken apart: what rules remember of them is read anew from the
 * statements that are theirs now. The past does not act: nothing is decided by it. A decision that
 * stands on a statement that is somebody else's now is cancelled, or listed where it was sent.
 */
final class Refold {
  private static final int PAGE = 500;
  private static final String NOT_THEIRS =
      "a statement it stands on is somebody else's since it was said who is who";

  private final StatementStore store;
  private final People people;
  private final RuleBook rules;
  private final Ledger ledger;
  private final Facts facts;

  Refold(StatementStore store, People people, RuleBook rules, Ledger ledger, Facts facts) {
    this.store = store;
    this.people = people;
    this.rules = rules;
    this.ledger = ledger;
    this.facts = facts;
  }

  /**
   * Returns what rules remember now, of those who speak for themselves.
   *
   * @param moved people of whose statements some may be another's
   * @param through the journal's position up to which rules have read
   */
  Collection<PersonState> of(Tx tx, Set<String> moved, long through) throws SQLException {
    Set<String> now = new TreeSet<>();
    for (String person : moved) {
      now.add(people.speaking(person));
      withdraw(tx, person);
    }
    TreeMap<String, PersonState> states = new TreeMap<>();
    for (String person : now) {
      states.put(person, folded(tx, person, through));
    }
    return states.values();
  }

  private void withdraw(Tx tx, String person) throws SQLException {
    for (String id :
        tx.list(
            "select id from entry where person_id = ? order by position",
            r -> r.getString(1),
            person)) {
      UUID entry = UUID.fromString(id);
      for (UUID cause : ledger.standing().causes(entry)) {
        if (store.byId(cause).filter(stored -> !isOf(stored, person)).isPresent()) {
          ledger.groundGone(tx, entry, NOT_THEIRS);
          break;
        }
      }
    }
  }

  private PersonState folded(Tx tx, String person, long through) throws SQLException {
    TreeMap<Long, StoredStatement> theirs = new TreeMap<>();
    for (Agent agent : people.agentsOf(person)) {
      Optional<StatementQuery> next =
          Optional.of(StatementQuery.where().agent(agent).ascending(true).limit(PAGE).build());
      while (next.isPresent()) {
        StatementPage page = store.query(next.get());
        page.statements().stream()
            .filter(stored -> stored.position() <= through && isOf(stored, person))
            .forEach(stored -> theirs.put(stored.position(), stored));
        next = page.next();
      }
    }
    TreeMap<Long, Event> events = goals(tx, person, through);
    for (StoredStatement stored : theirs.values()) {
      // Its person was unknown until now: it is decided on like any other that waited.
      if (!WaitingEvents.holds(tx, stored.position())) {
        events.put(stored.position(), facts.stored(person, stored));
      }
    }
    PersonState state = PersonState.of(person);
    for (Event event : events.values()) {
      state = rules.step(state, event).state();
    }
    return state;
  }

  /** How the person's goals moved; the journal is looked through only for who has any. */
  private TreeMap<Long, Event> goals(Tx tx, String person, long through) throws SQLException {
    TreeMap<Long, Event> goals = new TreeMap<>();
    for (String id : people.idsOf(person)) {
      if (tx.one(
              "select 1 from entry where person_id = ? and write_name like 'goal.%' limit 1",
              r -> true, id)
          .isEmpty()) {
        continue;
      }
      for (Journal.Entry entry : Journal.about(tx, Journal.Kind.GoalSeen, id, through)) {
        facts.goal(person, entry, rules.map()).ifPresent(goal -> goals.put(entry.position(), goal));
      }
    }
    return goals;
  }

  private boolean isOf(StoredStatement stored, String person) {
    return people.resolve(stored.statement().actor(), Facts.at(stored))
            instanceof Resolution.Known known
        && known.personId().equals(people.speaking(person));
  }
}
