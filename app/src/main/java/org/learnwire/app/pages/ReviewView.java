package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;

/**
 * An account that could be more than one employee; nothing is decided for it until a person says.
 *
 * @param key what an answer names it by: tells nothing of the account
 * @param account the account's id at its source
 * @param reason why it matches more than one, in one sentence
 * @param candidates the employees it could be
 * @param ofRecord it is an HR record that may be one with another
 */
public record ReviewView(
    String key,
    String connection,
    String account,
    String reason,
    List<Candidate> candidates,
    Instant at,
    boolean ofRecord) {

  /** Somebody it could be. */
  public record Candidate(String id, PersonLabel person) {}

  public ReviewView {
    candidates = List.copyOf(candidates);
  }
}
