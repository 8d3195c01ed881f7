package org.learnwire.lrs;

/**
 * In which part a statement names a term; the letter begins the term's value in the table {@code
 * term}. Related terms stand only where the direct one does not stand already.
 */
enum Role {
  AGENT('a'),
  VERB('v'),
  ACTIVITY('c'),
  REGISTRATION('r'),
  RELATED_AGENT('A'),
  RELATED_ACTIVITY('C'),
  AUTHORITY('u');

  private final char letter;

  Role(char letter) {
    this.letter = letter;
  }

  char letter() {
    return letter;
  }
}
