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
 */
public record Step(
    PersonState state, List<Decision> decisions, List<Withdrawn> withdrawn, List<Waiting> waiting) {
  /** A decision that is due and waits until a connection is complete. */
  public record Waiting(String rule, Set<String> connections) {}

  Step(PersonState state, List<Decision> decisions, List<Withdrawn> withdrawn) {
    this(state, decisions, withdrawn, List.of());
  }

  public Step {
    waiting = List.copyOf(waiting);
    decisions = List.copyOf(decisions);
    withdrawn = List.copyOf(withdrawn);
  }
}
