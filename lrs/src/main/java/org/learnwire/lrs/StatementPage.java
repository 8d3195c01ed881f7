package org.learnwire.lrs;

import java.util.List;
import java.util.Optional;

/**
 * One page of what was asked for.
 *
 * @param next asks for the page after this one; empty on the last
 */
public record StatementPage(List<StoredStatement> statements, Optional<StatementQuery> next) {
  public StatementPage {
    statements = List.copyOf(statements);
  }

  static StatementPage nothing() {
    return new StatementPage(List.of(), Optional.empty());
  }
}
