package org.learnwire.lrs;

/**
 * In which part a statement names a term. Its letter begins the value in the table {@code term};
 * the related roles stand in the index only where the direct one does not stand for the same
 * already.
 */
enum Role {
  AGENT('a'),
  VERB('v'),
  ACTIVITY('c'),
  REGISTRATION('r'),
  RELATED_AGENT('A'),
  RELATED_ACTIVITY('C');

  private final char letter;

  Role(char letter) {
    this.letter = letter;
  }

  char letter() {
    return letter;
  }

  /** The narrower role, which is itself where there is none. */
  Role direct() {
    return switch (this) {
      case RELATED_AGENT -> AGENT;
      case RELATED_ACTIVITY -> ACTIVITY;
      default -> this;
    };
  }
}
