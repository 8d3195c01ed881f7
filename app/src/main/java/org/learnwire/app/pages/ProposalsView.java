package org.learnwire.app.pages;

import java.util.List;

/**
 * The page on which a person is chosen.
 *
 * @param search what was looked for
 * @param people who is asked now, in the order of their numbers, or who was found
 * @param open how many questions there are in all
 */
public record ProposalsView(String search, List<Asked> people, long open) {
  public ProposalsView {
    people = List.copyOf(people);
  }

  /** How many there are, and nobody by name or number. */
  ProposalsView counted() {
    return new ProposalsView("", List.of(), open);
  }

  /** Somebody, and how many questions they have. */
  public record Asked(String id, PersonLabel person, int questions) {}
}
