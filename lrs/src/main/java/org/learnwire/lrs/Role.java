package org.learnwire.lrs;

/**
 * In which part a statement names a term; the letter begins the term's value in the table {@code
 * term}. Related terms stand only where the direct one does not stand already.
 */
enum Role {
  AGENT('a', "agent"),
  VERB('v', "verb"),
  ACTIVITY('c', "activity"),
  REGISTRATION('r', "registration"),
  RELATED_AGENT('A', "agent with related_agents"),
  RELATED_ACTIVITY('C', "activity with related_activities"),
  AUTHORITY('u', "agent with related_agents");

  private final char letter;
  private final String parameter;

  Role(char letter, String parameter) {
    this.letter = letter;
    this.parameter = parameter;
  }

  /** The role of a term as it stands in the table. */
  static Role of(String term) {
    for (Role role : values()) {
      if (role.letter == term.charAt(0)) {
        return role;
      }
    }
    throw new IllegalArgumentException("no role has the letter of " + term);
  }

  /** What asks for it in GET statements. */
  String parameter() {
    return parameter;
  }

  /** Whether its terms are the keys of identifiers. */
  boolean isAgent() {
    return this == AGENT || this == RELATED_AGENT || this == AUTHORITY;
  }

  char letter() {
    return letter;
  }
}
