package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;

/**
 * An account that could be more than one employee; nothing is decided for it until a person says.
 *
 * @param account the account's id at its source
 * @param reason why it matches more than one, in one sentence
 * @param candidates the employees it could be
 */
public record ReviewView(
    String connection, String account, String reason, List<PersonLabel> candidates, Instant at) {
  public ReviewView {
    candidates = List.copyOf(candidates);
  }
}
