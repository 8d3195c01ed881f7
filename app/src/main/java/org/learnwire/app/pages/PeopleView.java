package org.learnwire.app.pages;

import java.util.List;

/**
 * The page of people.
 *
 * @param search what was looked for
 * @param found who is or was called so; without a search the first of all
 * @param unknown accounts of nobody whom an HR system knows
 */
public record PeopleView(
    String search,
    Listing<Found> found,
    List<RulingView> rulings,
    long people,
    long accounts,
    long unknown) {

  /** Somebody, with their HR records as they are written down. */
  public record Found(String id, PersonLabel person, String records) {}

  public PeopleView {
    rulings = List.copyOf(rulings);
  }
}
