package org.learnwire.app.pages;

import java.util.List;
import java.util.Optional;

/** Who is who, and what a person can say about it; {@code ./learnwire people} ends there too. */
public interface PeoplePages {
  /** People who are or were called so; the first of all without a text. */
  PeopleView people(String search, boolean names);

  Optional<PersonView> person(String id, boolean names);

  /**
   * Answers a line of the review list.
   *
   * @param review its key
   * @param answer a candidate's id, nobody, or of an HR record same or other
   */
  Said answer(String review, String answer, String why);

  /** Two are one person; the other is named by number, address, or connection and id. */
  Said merge(String id, String other, String why);

  /** An HR record is somebody else than the rest of its person. */
  Said split(String record, String why);

  Said undo(long ruling, String why);

  /** The review list as a CSV file with room for answers. */
  String file();

  /** Takes such a file with answers, all or none. */
  Said take(String csv);

  /**
   * What came of it.
   *
   * @param taken it is so from now on
   * @param lines what was said, or why it was not taken
   */
  record Said(boolean taken, List<String> lines) {
    public Said {
      lines = List.copyOf(lines);
    }
  }
}
