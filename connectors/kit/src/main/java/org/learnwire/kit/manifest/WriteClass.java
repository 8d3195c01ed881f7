package org.learnwire.kit.manifest;

/** What the vendor's own facts allow after an outcome that is not known. */
public enum WriteClass {
  /** It can be sent again: the vendor knows our key. */
  OWN_KEY,
  /** It can be found again. */
  LOOKUP,
  /** Neither: a person settles it. */
  NONE;

  public String word() {
    return Word.of(this);
  }
}
