package org.learnwire.routes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.database.Tx;
import org.learnwire.rules.Decision;
import org.learnwire.rules.Event;
import org.learnwire.rules.PersonState;
import org.learnwire.rules.RuleBook;
import org.learnwire.rules.Step;

/** Events that are decided on in one unit of work, with their decisions. */
final class DecideBatch {
  private final Tx tx;
  private final RuleBook rules;
  private final RuleStates states;
  private final RulesWaiting waiting;
  private final RuleCounts counts;
  private final Decisions decisions;
  private final List<Decision> made = new ArrayList<>();
  private long entered;

  DecideBatch(
      Tx tx,
      RuleBook rules,
      RuleStates states,
      RulesWaiting waiting,
      RuleCounts counts,
      Decisions decisions) {
    this.tx = tx;
    this.rules = rules;
    this.states = states;
    this.waiting = waiting;
    this.counts = counts;
    this.decisions = decisions;
    states.begin(tx);
    counts.begin();
  }

  Tx tx() {
    return tx;
  }

  /** How many decisions were new. */
  long entered() {
    return entered;
  }

  void step(String person, Event event) throws SQLException {
    step(states.of(tx, person), event);
  }

  /** Nothing happens to whoever waits for a later day: where they are it may be another day. */
  void tick(String person, Event.Tick day) throws SQLException {
    PersonState state = states.of(tx, person);
    if (rules.isDue(state, day)) {
      step(state, day);
    }
  }

  private void step(PersonState state, Event event) throws SQLException {
    Step step = rules.step(state, event);
    if (step.state() != state) {
      states.put(tx, state.personId(), step.state());
    }
    waiting.add(step.waiting());
    counts.add(step.contextOnly());
    made.addAll(step.decisions());
    if (!step.withdrawn().isEmpty()) {
      enter();
      decisions.withdrawn(tx, step.withdrawn());
    }
  }

  /**
   * Hands the decisions through the seam, still inside the unit of work; before anything is taken
   * back too, since it may be one of these.
   */
  void enter() throws SQLException {
    if (!made.isEmpty()) {
      List<Decision> taken = List.copyOf(made);
      made.clear();
      entered += decisions.taken(tx, taken);
    }
  }

  /** To be called at the end. */
  void save() throws SQLException {
    states.save(tx);
    counts.save(tx);
    enter();
  }
}
