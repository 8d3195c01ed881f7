package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Ledger;
import org.learnwire.lrs.StatementLinks;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.rules.Event;
import org.learnwire.rules.PersonFacts;
import org.learnwire.rules.PersonState;
import org.learnwire.rules.RuleBook;

/**
 * Reads the journal behind its own checkpoint and lets the rules decide. State, decisions and
 * checkpoint commit together, so a crash neither loses nor doubles a decision.
 */
final class DecideStep {
  static final String READER = "rules";
  private static final int CHUNK = 500;

  /** A unit of work takes chunks for so long, and at most so many: others want to write too. */
  private static final long NANOS = 100_000_000;

  private static final int CHUNKS = 4;

  private final Database database;
  private final Clock clock;
  private final StatementStore store;
  private final People people;
  private final RuleBook rules;
  private final Decisions decisions;
  private final Facts facts;
  private final Refold refold;
  private final DirectoryFacts directory;
  private final BooleanSupplier stopping;
  private final RuleStates states = new RuleStates();
  private final RulesWaiting waiting = new RulesWaiting();
  private final RuleCounts counts = new RuleCounts();

  DecideStep(
      Database database,
      Clock clock,
      StatementStore store,
      People people,
      RuleBook rules,
      Decisions decisions,
      Optional<String> goalOwner,
      BooleanSupplier stopping) {
    this.database = database;
    this.clock = clock;
    this.store = store;
    this.people = people;
    this.rules = rules;
    this.decisions = decisions;
    this.facts = new Facts(people, goalOwner);
    this.refold = new Refold(store, people, rules, new Ledger(database, clock), facts);
    this.directory = new DirectoryFacts(rules.zone(), rules.members());
    this.stopping = stopping;
  }

  /** Decides on everything in the journal; returns how many decisions are new. */
  long run() {
    // A map that was edited must count although nobody's record has changed.
    database.write(
        "review people",
        tx -> {
          people.review(tx, clock.instant());
          return null;
        });
    long decided = 0;
    Optional<Long> batch = Optional.of(0L);
    try {
      while (batch.isPresent() && !stopping.getAsBoolean()) {
        batch = database.write("decide", this::decide);
        decided += batch.orElse(0L);
      }
    } finally {
      states.forget();
    }
    return decided;
  }

  /** What was due at the last Tick and waits for a connection that is behind, a sentence each. */
  List<String> waiting() {
    return waiting.sentences();
  }

  /** How many statements gave rules context only since this was asked last. */
  long contextOnly() {
    return counts.taken();
  }

  private Optional<Long> decide(Tx tx) throws SQLException {
    long began = System.nanoTime();
    long from = Checkpoints.position(tx, READER);
    List<Journal.Entry> entries = Journal.after(tx, from, CHUNK);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    DecideBatch batch = new DecideBatch(tx, rules, states, waiting, counts, decisions);
    long through = from;
    for (int chunks = 1; !entries.isEmpty(); chunks++) {
      chunk(batch, entries);
      through = entries.get(entries.size() - 1).position();
      boolean more = chunks < CHUNKS && System.nanoTime() - began < NANOS;
      entries = more ? Journal.after(tx, through, CHUNK) : List.of();
    }
    batch.save();
    Checkpoints.move(tx, READER, through);
    return Optional.of(batch.entered());
  }

  private void chunk(DecideBatch batch, List<Journal.Entry> entries) throws SQLException {
    Map<Long, StoredStatement> statements = statementsOf(entries);
    boolean peopleChanged = false;
    for (Journal.Entry entry : entries) {
      switch (entry.kind()) {
        case StatementStored -> statement(batch, entry, statements.get(entry.position()));
        case PersonChanged -> {
          peopleChanged = true;
          moved(batch, entry);
        }
        case Tick -> tick(batch, entry);
        case GoalSeen -> goal(batch, entry);
        case OrgChanged -> {}
      }
    }
    if (peopleChanged) {
      people.review(batch.tx(), clock.instant());
      decideWaiting(batch);
    }
  }

  private Map<Long, StoredStatement> statementsOf(List<Journal.Entry> entries) {
    List<Long> positions =
        entries.stream()
            .filter(e -> e.kind() == Journal.Kind.StatementStored && e.origin() != Origin.RECEIPT)
            .map(Journal.Entry::position)
            .toList();
    Map<Long, StoredStatement> found = new HashMap<>();
    store.byPositions(positions).forEach(stored -> found.put(stored.position(), stored));
    return found;
  }

  private void statement(DecideBatch batch, Journal.Entry entry, @Nullable StoredStatement stored)
      throws SQLException {
    if (entry.origin() == Origin.RECEIPT) {
      return;
    }
    if (stored == null) {
      if (store.wasRemoved(entry.position())) {
        return;
      }
      throw new IllegalStateException("no statement at position " + entry.position());
    }
    Optional<UUID> voids = Facts.voids(stored.statement());
    if (voids.isPresent()) {
      voided(batch, voids.get());
    } else {
      fact(batch, stored);
    }
  }

  private void fact(DecideBatch batch, StoredStatement stored) throws SQLException {
    Resolution who = people.resolve(stored.statement().actor(), Facts.at(stored));
    if (who instanceof Resolution.Ambiguous ambiguous) {
      people.review(batch.tx(), stored.statement().actor(), ambiguous, clock.instant());
    }
    if (who instanceof Resolution.Known known) {
      batch.step(known.personId(), facts.stored(known.personId(), stored));
    } else {
      String identity = People.identityKey(stored.statement().actor());
      WaitingEvents.add(batch.tx(), stored.position(), identity);
    }
  }

  /** Somebody who stands in no directory is nobody to say anything of. */
  private void person(DecideBatch batch, String person, long through) throws SQLException {
    PersonFacts known = directory.of(batch.tx(), people.idsOf(person), through);
    if (!known.equals(PersonFacts.NONE)) {
      batch.step(person, new Event.PersonChanged(person, known));
    }
  }

  /** Where a goal stands since: a fact like any other. */
  private void goal(DecideBatch batch, Journal.Entry entry) throws SQLException {
    String person = people.speaking(entry.subject());
    Optional<Event.FactStored> moved = facts.goal(person, entry, rules.map());
    if (moved.isPresent()) {
      batch.step(person, moved.get());
    }
  }

  /** People were merged or taken apart: rules remember what is theirs now. */
  private void moved(DecideBatch batch, Journal.Entry entry) throws SQLException {
    Set<String> moved = People.movedIn(entry);
    if (moved.isEmpty()) {
      person(batch, people.speaking(entry.subject()), entry.position());
      return;
    }
    batch.enter();
    states.drop(batch.tx(), moved);
    for (PersonState state : refold.of(batch.tx(), moved, entry.position())) {
      states.put(batch.tx(), state.personId(), state);
      person(batch, state.personId(), entry.position());
    }
  }

  /** Statements whose person was not known when they came: each is looked at again. */
  private void decideWaiting(DecideBatch batch) throws SQLException {
    for (long position : WaitingEvents.positions(batch.tx())) {
      StoredStatement stored = store.byPosition(position).orElseThrow();
      Resolution who = people.resolve(stored.statement().actor(), Facts.at(stored));
      if (who instanceof Resolution.Known known) {
        if (!stored.voided()) {
          batch.step(known.personId(), facts.stored(known.personId(), stored));
        }
        WaitingEvents.remove(batch.tx(), position);
      }
    }
  }

  private void voided(DecideBatch batch, UUID target) throws SQLException {
    Optional<StoredStatement> old = store.byId(target);
    Optional<UUID> by =
        store.linksFrom(target).stream()
            .filter(link -> !link.reason().equals(StatementLinks.VOIDED))
            .map(StatementLinks.Link::newId)
            .findFirst();
    if (by.isPresent()) {
      batch.enter();
      decisions.replaced(batch.tx(), target, by.get());
    }
    if (old.isPresent()
        && people.resolve(old.get().statement().actor(), Facts.at(old.get()))
            instanceof Resolution.Known known) {
      batch.step(
          known.personId(), new Event.CauseVoided(known.personId(), target, by.orElse(null)));
    }
  }

  private void tick(DecideBatch batch, Journal.Entry entry) throws SQLException {
    LocalDate date = LocalDate.parse(entry.subject());
    Event.Tick event = new Event.Tick(date, entry.recorded(), Completeness.in(entry));
    waiting.clear();
    for (String person : states.waitingFor(batch.tx(), date)) {
      batch.tick(person, event);
    }
  }
}
