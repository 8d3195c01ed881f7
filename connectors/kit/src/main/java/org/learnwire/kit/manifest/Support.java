package org.learnwire.kit.manifest;

/** What a user can expect of a connector. */
public enum Support {
  /** Holds all conversations, is kept up with its vendor, and mends are welcome. */
  SUPPORTED,
  /** Works as far as its facts reach: try it before you rely on it. */
  PREVIEW;

  public String word() {
    return Word.of(this);
  }
}
