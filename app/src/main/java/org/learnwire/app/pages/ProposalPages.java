package org.learnwire.app.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What asks people, and their answers; {@code ./learnwire proposals} ends there too. */
public interface ProposalPages {
  /** Who is asked now; with a text who is or was called so. */
  ProposalsView proposals(String search, boolean names);

  /** What asks one person. */
  Optional<AskedView> asked(String person, boolean names);

  /** The questions alone, for whoever is known to be there. */
  List<QuestionView> questions(String person, boolean names);

  /**
   * The person says yes.
   *
   * @param words fields in their own words
   */
  PeoplePages.Said accept(String person, String id, Map<String, String> words);

  /** The person says no; a reason may be empty. */
  PeoplePages.Said refuse(String person, String id, String why);
}
