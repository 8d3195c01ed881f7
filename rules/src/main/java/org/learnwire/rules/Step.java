package org.learnwire.rules;

import java.util.List;

/**
 * What one event brought.
 *
 * @param state the person's state after it
 * @param decisions new decisions, in the order in which they are to be carried out
 * @param withdrawn earlier decisions whose ground is gone
 */
public record Step(PersonState state, List<Decision> decisions, List<Withdrawn> withdrawn) {
  public Step {
    decisions = List.copyOf(decisions);
    withdrawn = List.copyOf(withdrawn);
  }
}
