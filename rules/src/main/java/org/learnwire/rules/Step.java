package org.learnwire.rules;

import java.util.List;
import java.util.Set;

/**
 * What one event brought.
 *
 * @param state the person's state after it
 * @param decisions new decisions, in the order in which they are to be carried out
 * @param withdrawn earlier decisions whose ground is gone
 * @param waiting what is due and waits for connections that are behind
 * @param contextOnly rules for which the event would have been a ground, were it not too old
 */
public record Step(
    PersonState state,
    List<Decision> decisions,
    List<Withdrawn> withdrawn,
    List<Waiting> waiting,
    List<ContextOnly> contextOnly) {
  /** A decision that is due and waits until a connection is complete. */
  public record Waiting(String rule, Set<String> connections) {}

  /** A fact that a rule looks at and never decides on. */
  public record ContextOnly(String rule, Why why) {}

  /** Why a fact gives context and no decision. */
  public enum Why {
    /** It happened before the rule was switched on. */
    BEFORE_ACTIVE_FROM,
    /** It was taken in as history. */
    HISTORY,
    /** It came later than the rule's grace allows. */
    LATE
  }

  Step(PersonState state, List<Decision> decisions, List<Withdrawn> withdrawn) {
    this(state, decisions, withdrawn, List.of(), List.of());
  }

  Step with(List<ContextOnly> told) {
    return told.isEmpty() ? this : new Step(state, decisions, withdrawn, waiting, told);
  }

  public Step {
    waiting = List.copyOf(waiting);
    contextOnly = List.copyOf(contextOnly);
    decisions = List.copyOf(decisions);
    withdrawn = List.copyOf(withdrawn);
  }
}
