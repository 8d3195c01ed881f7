package org.learnwire.xapi;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The JSON is no statement (or no agent, where one was asked for); says everything wrong at once.
 */
public final class InvalidStatement extends IllegalArgumentException {
  private final transient List<Violation> violations;

  InvalidStatement(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }
}
