package org.learnwire.xapi;

import java.util.List;

/** An agent or group that has to do with the statement, with its part in it (xAPI 2.0 only). */
public record ContextAgent(Actor agent, List<String> relevantTypes) {
  public ContextAgent {
    relevantTypes = List.copyOf(relevantTypes);
  }
}
