package org.learnwire.people;

import java.util.List;

/** The answer to "who is that?". */
public sealed interface Resolution {
  /** One person. */
  record Known(String personId) implements Resolution {}

  /** Nobody that an HR system knows. */
  record Unknown() implements Resolution {}

  /**
   * More than one: a person must say.
   *
   * @param reason why, in one sentence
   */
  record Ambiguous(List<String> personIds, String reason) implements Resolution {
    public Ambiguous {
      personIds = List.copyOf(personIds);
    }
  }
}
